/// What a list of commits tells of one.
package struct CommitSummary: Hashable, Sendable {
    package let object: ObjectID
    package let author: String
    /// In seconds since 1970.
    package let seconds: Int64
    package let subject: String

    static let form = "--format=%H%n%an%n%ct%n%s"

    /// The answer of `log -z` in that form; nil where it does not have it.
    static func list(parsing answer: [UInt8]) -> [CommitSummary]? {
        var commits: [CommitSummary] = []
        for record in answer.split(separator: 0) {
            let lines = String(decoding: record, as: UTF8.self)
                .split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
            guard lines.count == 4, let object = ObjectID(lines[0]), let seconds = Int64(lines[2]) else { return nil }
            commits.append(
                CommitSummary(object: object, author: String(lines[1]), seconds: seconds, subject: String(lines[3]))
            )
        }
        return commits
    }
}
