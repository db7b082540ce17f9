package import Store

/// A transcript that was looked at, and the copy of it.
package struct TakenCopy: Sendable {
    package let copy: ImportedCopy
    package let change: CopyChange
    /// Of a last line that its writer has not ended yet; they are left for the next time.
    package let waitingBytes: Int64
    /// To be put into the index in the transaction of the rows that come of it, so that the next import need not open
    /// the file; none where something is left for the next time.
    package let fileRows: [ImportedFileRow]
}
