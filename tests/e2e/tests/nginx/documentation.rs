//! What operators read is what runs.

const GUIDE: &str = include_str!("../../../../docs/nginx.md");
const CONFIGURATION: &str = include_str!("../../../../examples/nginx/jobwatch.conf");

/// Lines that are shown as they are in the configuration. Those to put in its place say so.
fn shown() -> Vec<&'static str> {
    let blocks = GUIDE.split("\n```nginx\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```").next());
    blocks
        .filter(|block| !block.starts_with("# not in jobwatch.conf"))
        .flat_map(str::lines)
        .collect()
}

#[test]
fn lines_that_are_explained_are_in_the_configuration() {
    let shown = shown();
    assert!(shown.len() > 3, "{shown:?}");
    for line in shown {
        let there = CONFIGURATION.lines().any(|it| it == line);
        assert!(there, "{line}");
    }
}
