/// What overrules the filters and the mergers that the settings of a repository name.
///
/// Both are programs that git runs on the content of files, and any repository may name one. The user's own settings
/// count (git-lfs is set up there), those of the repository do not: where it sets something, that gets the value that
/// the user's settings give it. A filter gets none otherwise, and a merger is one that merges nothing: every file that
/// it is asked for is a conflict, which a person sees.
enum FilterSettings {
    static let command = [
        "config", "--show-scope", "-z", "--get-regexp",
        "^(filter\\..*\\.(clean|smudge|process|required)|merge\\..*\\.driver)$",
    ]

    /// For `-c`, from the answer of `command`: `scope NUL key LF value NUL`, the last of a key counts.
    static func overruling(_ answer: [UInt8]) throws(GitError) -> [String] {
        let parts = answer.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        guard parts.count.isMultiple(of: 2) else { throw .unreadable("config") }
        var order: [String] = []
        var trusted: [String: String] = [:]
        for place in stride(from: 0, to: parts.count, by: 2) {
            let scope = String(decoding: parts[place], as: UTF8.self)
            let entry = parts[place + 1].split(separator: UInt8(ascii: "\n"), maxSplits: 1)
            guard let first = entry.first else { throw .unreadable("config") }
            guard let key = String(validating: first, as: UTF8.self) else {
                throw .unsafeSetting(String(decoding: first, as: UTF8.self))
            }
            if isTrusted(scope) {
                trusted[key] = entry.count > 1 ? String(decoding: entry[1], as: UTF8.self) : ""
            } else if !order.contains(key) {
                order.append(key)
            }
        }
        var overruling: [String] = []
        for key in order {
            // `-c` ends the key at the first sign of equality.
            guard !key.utf8.contains(UInt8(ascii: "=")) else { throw .unsafeSetting(key) }
            overruling.append("\(key)=\(trusted[key] ?? nothing(key))")
        }
        return overruling
    }

    private static func nothing(_ key: String) -> String {
        if key.hasSuffix(".driver") { return "exit 1" }
        return key.hasSuffix(".required") ? "false" : ""
    }

    private static func isTrusted(_ scope: String) -> Bool { scope == "system" || scope == "global" }
}
