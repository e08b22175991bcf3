//! Pictures of whole pages, for people to look at.

use std::collections::HashSet;
use std::io::Cursor;
use std::path::Path;

use jobwatch_e2e::{Engine, Outcome, Page};

use crate::looks::Cell;

/// Smoothed letters alone have more than this in any theme; a ground and its frame do not.
const COLOURS_OF_A_BLANK: usize = 6;

/// A picture of a page that was written to a file.
pub(crate) struct Photograph {
    path: String,
    /// Row by row.
    pixels: Vec<u8>,
    bytes_per_pixel: usize,
    bytes_per_row: usize,
}

impl Photograph {
    /// Takes one of all of the page, however long it is, in a window of a width.
    pub(crate) async fn take(page: &Page, width: u32, engine: Engine, name: &str) -> Outcome<Self> {
        fit_window(page, width).await?;
        let png = page.client().screenshot().await?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("gallery")
            .join(engine.name());
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, &png)?;
        let mut reader = png::Decoder::new(Cursor::new(&png)).read_info()?;
        let size = reader.output_buffer_size().ok_or("a picture too large")?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels)?;
        Ok(Self {
            path: path.display().to_string(),
            pixels,
            bytes_per_pixel: frame.color_type.samples(),
            bytes_per_row: frame.line_size,
        })
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The names of the cells on which nothing is seen.
    pub(crate) fn blank<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = &'a str> {
        let blank = cells.iter().filter(|cell| self.is_blank(cell));
        blank.map(|cell| cell.name.as_str())
    }

    fn is_blank(&self, cell: &Cell) -> bool {
        let left = pixel(cell.left) * self.bytes_per_pixel;
        let right = pixel(cell.left + cell.width) * self.bytes_per_pixel;
        let rows = self.pixels.chunks(self.bytes_per_row);
        let mut seen = HashSet::new();
        for row in rows.skip(pixel(cell.top)).take(pixel(cell.height)) {
            let row = row.get(left..right.min(row.len())).unwrap_or_default();
            seen.extend(row.chunks(self.bytes_per_pixel));
            if seen.len() > COLOURS_OF_A_BLANK {
                return false;
            }
        }
        true
    }
}

/// As tall as the page in it, which only a page of that width can tell.
async fn fit_window(page: &Page, width: u32) -> Outcome {
    page.client().set_window_size(width, width).await?;
    let script = "const root = document.documentElement;
        return root.scrollHeight + outerHeight - innerHeight";
    let height = page.run(script).await?.as_u64().ok_or("no height")?;
    let height = u32::try_from(height)?;
    Ok(page.client().set_window_size(width, height).await?)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates"
)]
fn pixel(length: f64) -> usize {
    length.round() as usize
}
