package import Domain

/// What came of archiving a month, or would.
package struct ArchiveReport: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let task: String
        package let run: String
        /// Of all files of its directory.
        package let bytes: Int64
        /// Of the packed file; nothing where it was only asked what would be done.
        package let packedBytes: Int64?
    }

    /// A run of the month that stays where it is.
    package struct Left: Hashable, Sendable {
        package let run: String
        package let reason: String
    }

    package let month: CivilMonth
    package internal(set) var entries: [Entry] = []
    package internal(set) var left: [Left] = []

    package var bytes: Int64 { entries.reduce(0) { $0 + $1.bytes } }
    package var packedBytes: Int64 { entries.reduce(0) { $0 + ($1.packedBytes ?? 0) } }

    init(_ month: CivilMonth) { self.month = month }
}
