/// A worktree as its repository lists it, whether its folder is there or not.
package struct LinkedWorktree: Hashable, Sendable {
    package let path: String
    package private(set) var head: ObjectID?
    /// The whole name of the ref that it is on; nil where its `HEAD` is detached.
    package private(set) var branch: String?
    package private(set) var isBare = false
    /// Why it is locked; empty where no reason was given, nil where it is not locked.
    package private(set) var lockReason: String?
    /// Why git would forget it.
    package private(set) var prunable: String?

    private init(path: String) { self.path = path }

    static let command = ["worktree", "list", "--porcelain", "-z"]

    /// The answer of `command`; nil where it does not have the form of git-worktree(1).
    static func list(parsing answer: [UInt8]) -> [LinkedWorktree]? {
        var found: [LinkedWorktree] = []
        for line in answer.split(separator: 0) {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard let first = words.first else { return nil }
            let rest = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
            let key = String(decoding: first, as: UTF8.self)
            if key == "worktree" {
                found.append(LinkedWorktree(path: rest))
            } else {
                guard let last = found.indices.last else { return nil }
                found[last].take(key, rest)
            }
        }
        return found
    }

    /// Of what a newer git tells beyond this nothing is needed.
    private mutating func take(_ key: String, _ rest: String) {
        switch key {
        case "HEAD": head = ObjectID(rest).flatMap { $0.isNull ? nil : $0 }
        case "branch": branch = rest
        case "bare": isBare = true
        case "locked": lockReason = rest
        case "prunable": prunable = rest
        default: break
        }
    }
}
