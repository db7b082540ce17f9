/// Which source it is, in both databases.
struct SourceIdentity: Hashable {
    /// `<session>/journal`, `<run>/stdout`, or the id of an import.
    var id: String
    /// journal, events, stdout, stderr, transcript
    var kind: String
    /// The session or run.
    var owner: String
    var path: String
    /// Which version of it, where it is written again as a whole.
    var version: String?
}
