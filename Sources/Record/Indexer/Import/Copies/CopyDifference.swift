/// How a transcript stands to a copy that begins as it does.
enum CopyDifference {
    /// The copy holds all of it.
    case none
    case longer
    /// It was written again.
    case other
}
