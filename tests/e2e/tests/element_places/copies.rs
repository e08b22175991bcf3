//! Two copies of the package, and a tag that is taken.

use jobwatch_e2e::Outcome;
use serde_json::json;

use super::{at_home, two_beats, until_shown};

#[test]
fn second_copy_leaves_the_tag_to_the_first_and_says_so() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run("loadCopy()").await?;
        page.until_true("the copy is there", "!!window.copy")
            .await?;
        assert_eq!(
            page.value("copy.define === jobwatch.define").await?,
            json!(false)
        );
        let both = page.value("jobwatch.define() === copy.define()").await?;
        assert_eq!(both, json!(true));
        assert_eq!(
            page.value("said.filter((text) => text.includes('another copy')).length")
                .await?,
            json!(1)
        );
        // Its own name is its own.
        assert_eq!(
            page.value("copy.define('second-watch') === copy.define('second-watch')")
                .await?,
            json!(true)
        );
        page.run(
            "window.it = add({'project-id': 'p', 'job-id': 'first'});
             window.other = add({'project-id': 'p', 'job-id': 'second'}, document.body, 'second-watch');
             window.cells = [jobwatch, copy].map(({mount}, at) =>
                 mount(document.body.appendChild(document.createElement('p')), {projectId: 'p', jobId: `mounted-${at}`}))",
        )
        .await?;
        for element in ["it", "other"] {
            until_shown(page, element).await?;
        }
        page.until_true(
            "both are mounted",
            "cells.every(({snapshot}) => snapshot.job)",
        )
        .await?;
        assert_eq!(page.value("loaded()").await?, json!(2), "a module each");

        // One of them going leaves the other at work.
        page.run("other.remove(); cells[1].unmount()").await?;
        two_beats(home, "first").await?;
        let before = home.heard("second").len();
        two_beats(home, "first").await?;
        assert_eq!(home.heard("second").len(), before);
        two_beats(home, "mounted-0").await
    })
}

#[test]
fn tag_of_another_class_is_left_alone() -> Outcome {
    at_home(async |stage, _| {
        let page = &stage.page;
        page.run("takeTag()").await?;
        let told = page.value("defineAgain()").await?;
        assert!(
            told.as_str().unwrap_or_default().contains("<job-watch>"),
            "{told}"
        );
        assert_eq!(page.value("isStillTaken()").await?, json!(true));
        page.run("jobwatch.define('my-watch'); window.other = add({'project-id': 'p', 'job-id': 'second'}, document.body, 'my-watch')")
            .await?;
        until_shown(page, "other").await
    })
}

/// What a page does with a handle that it should have let go of.
#[test]
fn widget_that_was_unmounted_stays_away() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run(
            "jobwatch.define(); window.it = add({'project-id': 'p', 'job-id': 'around'});
             window.cell = document.body.appendChild(document.createElement('p'));
             window.widget = jobwatch.mount(cell, {projectId: 'p', jobId: 'mounted'});
             window.early = jobwatch.mount(cell, {projectId: 'p', jobId: 'early'});
             early.unmount(); early.refresh()",
        )
        .await?;
        page.until_true("the job is shown", "!!widget.snapshot.job")
            .await?;
        page.run(
            "widget.unmount(); widget.unmount(); widget.refresh(); widget.resume();
             widget.update({jobId: 'updated'})",
        )
        .await?;
        two_beats(home, "around").await?;
        let before = home.heard("mounted").len();
        two_beats(home, "around").await?;
        assert_eq!(home.heard("mounted").len(), before);
        assert_eq!(home.heard("updated").len(), 0);
        assert_eq!(home.heard("early").len(), 0);
        assert_eq!(page.value("cell.childElementCount").await?, json!(0));
        Ok(())
    })
}
