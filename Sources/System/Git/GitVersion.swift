/// The version of a git, as far as it matters.
package struct GitVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The oldest that our calls are made for: Debian 11 has it.
    package static let needed = GitVersion(2, 30)
    /// From here on `core.fsync` says what is synced.
    static let withSyncSettings = GitVersion(2, 36)

    /// What worktrees of tasks need: lists that can be read whatever a path is made of, merges beside checkouts.
    package static let withMergesBeside = GitVersion(2, 38)

    package let major: Int
    package let minor: Int

    package init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Of `git version 2.39.5 (Apple Git-154)`; nil for anything else.
    package init?(parsing text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[0] == "git", words[1] == "version" else { return nil }
        let parts = words[2].split(separator: ".")
        guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
        self.init(major, minor)
    }

    package var description: String { "\(major).\(minor)" }

    package static func < (left: GitVersion, right: GitVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
