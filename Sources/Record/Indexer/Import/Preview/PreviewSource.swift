import Domain

/// What an import would read of one transcript: the copy that it would have by then, from its beginning, since what a
/// decoder knows comes from there; of what it says, what stands behind `cursor` is no rows yet.
struct PreviewSource {
    let id: String
    let path: String
    let format: TranscriptFormat
    /// The time of lines that name none.
    let undated: WallTime
    var cursor: Int64
    /// Whether what is told counts as told again. Of an older version of a document it does not.
    var isOlder = false
}
