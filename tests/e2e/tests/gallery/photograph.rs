//! Pictures of whole pages, for people to look at.

use std::collections::HashSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use jobwatch_e2e::{Engine, Outcome, Page, until};

use super::looks::Cell;

/// Smoothed letters alone have more than this in any theme; a ground and its frame do not.
const COLOURS_OF_A_BLANK: usize = 6;

/// A picture of a page.
pub(crate) struct Photograph {
    png: Vec<u8>,
    /// Row by row.
    pixels: Vec<u8>,
    bytes_per_pixel: usize,
    bytes_per_row: usize,
}

impl Photograph {
    /// Takes one of all of a page, as soon as something is seen on each of its cells: `WebKit` may
    /// give a picture before it has painted all of a window that has become larger.
    ///
    /// # Errors
    /// With the cells that stay blank.
    pub(crate) async fn take(page: &Page, cells: &[Cell]) -> Outcome<Self> {
        let mut blank = String::new();
        let taken = until("every cell is painted", async || {
            let photograph = Self::read(page.client().screenshot().await?)?;
            blank = photograph.blank(cells);
            Ok(blank.is_empty().then_some(photograph))
        });
        let taken = taken.await;
        taken.map_err(|error| format!("{error}; blank are: {blank}").into())
    }

    fn read(png: Vec<u8>) -> Outcome<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(&png));
        // It came from the browser just now.
        decoder.ignore_checksums(true);
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size().ok_or("a picture too large")?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels)?;
        Ok(Self {
            png,
            pixels,
            bytes_per_pixel: frame.color_type.samples(),
            bytes_per_row: frame.line_size,
        })
    }

    /// Writes it to a file, of which the path is returned.
    pub(crate) fn save(&self, engine: Engine, name: &str) -> Outcome<PathBuf> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = folder.join("gallery").join(engine.name());
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, &self.png)?;
        Ok(path)
    }

    /// The names of the cells on which nothing is seen.
    fn blank(&self, cells: &[Cell]) -> String {
        let blank = cells.iter().filter(|cell| self.is_blank(cell));
        let names: Vec<&str> = blank.map(|cell| cell.name.as_str()).collect();
        names.join(", ")
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

/// Makes the window so wide, and as tall as the page in it then.
pub(crate) async fn fit_window(page: &Page, width: u32) -> Outcome {
    let client = page.client();
    client.set_window_size(width, width).await?;
    let script = "const root = document.documentElement;
        return root.scrollHeight + outerHeight - innerHeight";
    let height = page.run(script).await?.as_u64().ok_or("no height")?;
    client
        .set_window_size(width, u32::try_from(height)?)
        .await?;
    until("the page fits into the window", async || {
        let script = "return document.documentElement.scrollHeight <= innerHeight";
        Ok((page.run(script).await? == true).then_some(()))
    })
    .await
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates"
)]
fn pixel(length: f64) -> usize {
    length.round() as usize
}
