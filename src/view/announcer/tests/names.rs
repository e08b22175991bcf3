//! What jobs are called, and in which language.

use super::listener::{Listener, Widget, failed, job, retrying, running, widget};
use crate::model::JobStatus;

const EXPORT: Widget = widget(1, "导出镜像").in_language("zh-CN");
const IMPORT: Widget = widget(2, "导入镜像").in_language("zh-CN");

#[test]
fn whole_run_is_said_in_the_readers_language() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.see(EXPORT, retrying(1));
    listener.wait(20.0);
    listener.answer(EXPORT, running(10.0));
    listener.wait(20.0);
    listener.answer(EXPORT, failed("桶已满"));
    listener.wait(20.0);
    listener.answer(IMPORT, job(JobStatus::Success));
    assert_eq!(
        listener.heard(),
        [
            "导出镜像：连接已断开",
            "导出镜像：连接已恢复",
            "导出镜像：失败。桶已满",
            "导入镜像：成功"
        ]
    );
}

#[test]
fn several_are_counted_in_the_readers_language() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    for widget in [EXPORT, IMPORT] {
        listener.answer(widget, job(JobStatus::Success));
    }
    assert_eq!(listener.heard(), ["2 个任务成功"]);
}

#[test]
fn each_language_has_a_sentence_of_its_own() {
    let english = widget(2, "Import image");
    let mut listener = Listener::before(&[EXPORT, english]);
    for widget in [EXPORT, english] {
        listener.answer(widget, job(JobStatus::Success));
    }
    assert_eq!(
        listener.heard(),
        ["导出镜像：成功", "Import image: succeeded"]
    );
}

#[test]
fn words_of_the_server_are_no_template() {
    let mut listener = Listener::before(&[widget(1, "{count}")]);
    listener.answer(widget(1, "{count}"), failed("{title} {reason} {count}"));
    assert_eq!(
        listener.heard(),
        ["{count}: failed. {title} {reason} {count}"]
    );
}
