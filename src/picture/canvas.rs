//! Decodes, draws and encodes with the browser. What is drawn has the pixels of the photo and nothing else of its file.

use std::time::Duration;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::pause::pause_for;
use crate::picture::crop::{Crop, working_size};
use crate::picture::dynamic::{call, call_with, construct, get, number, object, set, wait};
use crate::picture::header::{self, Problem};
use crate::picture::output::{Attempts, Format, Rejection};

/// A decoded photo, upright, and not larger than zooming needs.
#[derive(Debug)]
pub struct Photo {
    bitmap: JsValue,
}

/// Decodes a file. Returns whether it has more than one frame, too; the photo is the first.
///
/// # Errors
/// Why it cannot become a picture.
pub async fn open(file: &Blob) -> Result<(Photo, bool), Problem> {
    let size = file.size() as u64;
    let start = bytes(file, header::START as f64).await?;
    let header = match header::read(&start, size) {
        Err(Problem::Damaged) if size > start.len() as u64 && size <= header::MAX_BYTES => {
            header::read(&bytes(file, file.size()).await?, size)
        }
        header => header,
    }?;
    let photo = Photo::decode(file).await.map_err(|_| Problem::Undecodable(header.kind))?;
    Ok((photo, header.animated))
}

/// The first bytes of a file. It may have changed or be gone since it was chosen.
async fn bytes(file: &Blob, length: f64) -> Result<Vec<u8>, Problem> {
    let start = call_with(file, "slice", &[0.0, length]).map_err(|_| Problem::Unreadable)?;
    let bytes = wait(&start, "arrayBuffer", &[]).await.map_err(|_| Problem::Unreadable)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

impl Drop for Photo {
    fn drop(&mut self) {
        // Its memory would wait for the garbage collector, which does not know how much it is.
        let _ = call(&self.bitmap, "close", &[]);
    }
}

impl Photo {
    /// Decodes a file.
    ///
    /// # Errors
    /// What the browser says where it cannot.
    async fn decode(file: &Blob) -> Result<Photo, JsValue> {
        let upright = object(&[("imageOrientation", "from-image".into())]);
        let mut photo = bitmap(file, upright).await?;
        let (width, height) = photo.size();
        let working = working_size(width, height);
        // The main thread does this: a photo of 50 megapixels takes too long in one task. A half needs no better quality, since
        // each of its pixels is the mean of four.
        while photo.size().0 >= 2.0 * working.0 {
            let (width, height) = photo.size();
            photo = photo.resized(((width / 2.0).floor(), (height / 2.0).floor()), "low").await?;
        }
        if photo.size() != working {
            photo = photo.resized(working, "medium").await?;
        }
        Ok(photo)
    }

    async fn resized(&self, (width, height): (f64, f64), quality: &str) -> Result<Photo, JsValue> {
        let (width, height) = (width.into(), height.into());
        let size = [("resizeWidth", width), ("resizeHeight", height), ("resizeQuality", quality.into())];
        // The browser keeps its promise at once, so that two steps would be one task.
        pause_for(Duration::ZERO).await;
        bitmap(&self.bitmap, object(&size)).await
    }

    /// Its width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (number(&self.bitmap, "width"), number(&self.bitmap, "height"))
    }

    /// Draws the square on all of a canvas of `side` pixels, which becomes the size of `canvas`.
    ///
    /// # Errors
    /// What the browser throws.
    pub fn draw(&self, crop: &Crop, canvas: &JsValue, side: f64, is_flattened: bool) -> Result<(), JsValue> {
        let context = context(canvas, side)?;
        if is_flattened {
            set(&context, "fillStyle", "#fff");
            call_with(&context, "fillRect", &[0.0, 0.0, side, side])?;
        }
        // A rotation by an angle would be inexact, and its edges not quite opaque.
        let turn = match crop.turns() {
            0 => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            1 => [0.0, 1.0, -1.0, 0.0, side, 0.0],
            2 => [-1.0, 0.0, 0.0, -1.0, side, side],
            _ => [0.0, -1.0, 1.0, 0.0, 0.0, side],
        };
        call_with(&context, "setTransform", &turn)?;
        let (x, y) = crop.source();
        paint(&context, &self.bitmap, [x, y, crop.side()], side)
    }
}

/// Draws all of one square canvas on another one, which gets `side` pixels.
///
/// # Errors
/// What the browser throws.
pub fn copy(from: &JsValue, to: &JsValue, side: f64) -> Result<(), JsValue> {
    paint(&context(to, side)?, from, [0.0, 0.0, number(from, "width")], side)
}

/// What is sent.
#[derive(Debug)]
pub struct Encoded {
    /// The bytes.
    pub blob: Blob,
    /// Their type.
    pub format: Format,
}

/// Encodes the square of a photo so that the service takes it; `None` where that cannot be. `accepts` says whether the
/// service takes a media type, `max_bytes` how much of it.
///
/// # Errors
/// What the browser throws.
pub async fn encode(
    photo: &Photo,
    crop: &Crop,
    accepts: impl Fn(&str) -> bool,
    max_bytes: Option<u64>,
) -> Result<Option<Encoded>, JsValue> {
    let mut attempts = Attempts::new(crop.side(), is_transparent(photo, crop)?, accepts);
    while let Some(attempt) = attempts.current() {
        let canvas = offscreen(attempt.side.into())?;
        photo.draw(crop, &canvas, attempt.side.into(), attempt.is_flattened)?;
        let options =
            object(&[("type", attempt.format.media_type().into()), ("quality", attempt.quality.into())]);
        let blob: Blob = wait(&canvas, "convertToBlob", &[options]).await?.dyn_into()?;
        if blob.type_() != attempt.format.media_type() {
            attempts.reject(Rejection::OtherType);
        } else if max_bytes.is_some_and(|max| blob.size() as u64 > max) {
            attempts.reject(Rejection::TooLarge);
        } else {
            return Ok(Some(Encoded { blob, format: attempt.format }));
        }
    }
    Ok(None)
}

/// Whether a pixel of the square is not opaque.
fn is_transparent(photo: &Photo, crop: &Crop) -> Result<bool, JsValue> {
    let side = crop.side().min(512.0).floor().max(1.0);
    let canvas = offscreen(side)?;
    photo.draw(crop, &canvas, side, false)?;
    let context = context_of(&canvas)?;
    let pixels = call_with(&context, "getImageData", &[0.0, 0.0, side, side])?;
    let pixels = Uint8Array::new(&get(&get(&pixels, "data"), "buffer")).to_vec();
    Ok(pixels.chunks_exact(4).any(|pixel| pixel[3] < 255))
}

async fn bitmap(source: &JsValue, options: JsValue) -> Result<Photo, JsValue> {
    let bitmap = wait(&js_sys::global(), "createImageBitmap", &[source.clone(), options]).await?;
    Ok(Photo { bitmap })
}

fn offscreen(side: f64) -> Result<JsValue, JsValue> {
    construct("OffscreenCanvas", &[side.into(), side.into()])
}

/// The context of a canvas that has `side` pixels and nothing on it.
fn context(canvas: &JsValue, side: f64) -> Result<JsValue, JsValue> {
    let context = context_of(canvas)?;
    if number(canvas, "width") != side {
        set(canvas, "width", side);
        set(canvas, "height", side);
    }
    call_with(&context, "setTransform", &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0])?;
    call_with(&context, "clearRect", &[0.0, 0.0, side, side])?;
    set(&context, "imageSmoothingQuality", "high");
    Ok(context)
}

fn context_of(canvas: &JsValue) -> Result<JsValue, JsValue> {
    call(canvas, "getContext", &["2d".into()])
}

/// Draws a square of `source`, given by its left and upper edge and its side, on all of a canvas.
fn paint(context: &JsValue, source: &JsValue, [x, y, from]: [f64; 3], side: f64) -> Result<(), JsValue> {
    let numbers = [x, y, from, from, 0.0, 0.0, side, side].map(JsValue::from);
    let arguments: Vec<JsValue> = [source.clone()].into_iter().chain(numbers).collect();
    call(context, "drawImage", &arguments).map(drop)
}
