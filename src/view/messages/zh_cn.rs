use super::Messages;

/// Simplified Chinese.
pub(super) static MESSAGES: Messages = Messages {
    tag: "zh-CN",

    status_init: "等待中",
    status_running: "运行中",
    status_success: "成功",
    status_fail: "失败",
    status_cancelled: "已取消",
    status_unknown: "未知",
    status_loading: "加载中",

    untitled: "任务",
    counted: "子任务已完成 {done}/{total}",
    elapsed: "{time}",
    took: "耗时 {time}",
    stopped_at: "停止于 {percent}",

    resources: "资源",
    sub_jobs: "子任务",
    results: "批量结果",
    succeeded_of: "成功 {done}/{total}",
    failed_count: "失败 {count}",
    error_code: "错误码",
    request_id: "请求 ID",
    no_reason: "服务端未给出原因。",
    show_more: "展开",
    show_less: "收起",

    connecting: "正在连接…",
    live: "实时更新",
    last_answer: "上次响应：{time}。",
    next_try: "{time}后重试。",
    trying: "正在重试…",
    offline: "网络已断开，恢复后将自动继续更新。",
    paused: "已暂停更新",
    paused_hidden: "页面隐藏，已暂停更新",
    gave_up: "任务耗时超出预期，已停止更新。",
    finished: "已结束",

    error_bad_request: "服务端拒绝了该请求。",
    error_unauthorized: "登录已过期，请重新登录后查看该任务。",
    error_forbidden: "您没有查看该任务的权限。",
    error_not_found: "任务不存在，可能已被删除。",
    error_rate_limited: "请求过于频繁，服务端要求稍后再试。",
    error_server_error: "服务端内部错误。",
    error_unavailable: "服务暂不可用。",
    error_unexpected_body: "服务端返回的内容不是任务状态。",
    error_network: "无法连接服务端。",
    error_timeout: "服务端响应超时。",

    pause: "暂停更新",
    resume: "继续更新",
    refresh: "立即刷新",
    retry: "立即重试",
};
