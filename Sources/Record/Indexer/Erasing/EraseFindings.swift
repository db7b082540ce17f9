/// All places that an erasure has to do with.
package struct EraseFindings: Hashable, Sendable {
    /// Refs of one repository that hold commits of ours.
    package struct Refs: Hashable, Sendable {
        package let repository: String
        package let refs: [String]
    }

    /// What stays, and why.
    package struct Left: Hashable, Sendable {
        package let path: String
        package let why: String
    }

    package internal(set) var files: [EraseFile] = []
    /// Files and folders that go as a whole.
    package internal(set) var removals: [String] = []
    package internal(set) var refs: [Refs] = []
    package internal(set) var left: [Left] = []

    /// Whether there is nothing to be done.
    package var areNone: Bool { files.isEmpty && refs.isEmpty && removals.isEmpty }

    package var placeCount: Int { files.reduce(0) { $0 + $1.ranges.count } }
}
