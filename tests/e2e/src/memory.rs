//! What a page holds, as Chromium's debugger tells it.

use std::fmt;

use serde_json::{Value, json};

use crate::{Outcome, Page};

const KIB: u64 = 1_024;

/// What a page holds after everything that can be freed has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// JavaScript's heap, in bytes.
    pub heap: u64,
    /// The linear memory of all wasm modules, in bytes. It never shrinks.
    pub wasm: u64,
    /// What the browser holds beside it for the DOM, its styles and its layout, in bytes.
    pub dom: u64,
    /// Nodes of the document, and those that were taken out of it and are still held.
    pub nodes: u64,
    /// Event listeners.
    pub listeners: u64,
}

impl Page {
    /// What the page holds. Only in Chromium.
    ///
    /// # Errors
    ///
    /// If the browser has no such debugger.
    pub async fn memory(&self) -> Outcome<Memory> {
        self.debug("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = self.debug("Runtime.getHeapUsage", json!({})).await?;
        let counters = self.debug("Memory.getDOMCounters", json!({})).await?;
        Ok(Memory {
            heap: number(&heap, "/usedSize")?,
            wasm: self.wasm_memory().await?,
            dom: number(&heap, "/embedderHeapUsedSize")?,
            nodes: number(&counters, "/nodes")?,
            listeners: number(&counters, "/jsEventListeners")?,
        })
    }

    /// No script can reach the memory of a module; the debugger finds it by its prototype.
    async fn wasm_memory(&self) -> Outcome<u64> {
        let group = "memory";
        let prototype = self
            .debug(
                "Runtime.evaluate",
                json!({"expression": "WebAssembly.Memory.prototype", "objectGroup": group}),
            )
            .await?;
        let id = text(&prototype, "/result/objectId")?;
        let found = self
            .debug(
                "Runtime.queryObjects",
                json!({"prototypeObjectId": id, "objectGroup": group}),
            )
            .await?;
        let sum = "function () {
            return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
        }";
        let id = text(&found, "/objects/objectId")?;
        let bytes = self
            .debug(
                "Runtime.callFunctionOn",
                json!({"functionDeclaration": sum, "objectId": id, "returnByValue": true}),
            )
            .await?;
        // Held on to, they would be what is measured next time.
        self.debug("Runtime.releaseObjectGroup", json!({"objectGroup": group}))
            .await?;
        number(&bytes, "/result/value")
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            heap,
            wasm,
            dom,
            nodes,
            listeners,
        } = self;
        let [heap, wasm, dom] = [heap, wasm, dom].map(|bytes| bytes / KIB);
        write!(
            f,
            "heap {heap} KiB, wasm {wasm} KiB, DOM {dom} KiB, {nodes} nodes, {listeners} listeners"
        )
    }
}

fn number(value: &Value, pointer: &str) -> Outcome<u64> {
    let number = value.pointer(pointer).and_then(Value::as_f64);
    // Bytes and counts are whole, and far below 2^53; some come with a fraction of zero.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates"
    )]
    let number = number.map(|number| number as u64);
    Ok(number.ok_or_else(|| format!("no {pointer} in {value}"))?)
}

fn text(value: &Value, pointer: &str) -> Outcome<String> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    Ok(text
        .ok_or_else(|| format!("no {pointer} in {value}"))?
        .to_owned())
}
