import Git

extension AcceptedWork: CustomStringConvertible {
    private static let pathsMax = 10

    /// In plain words.
    package var description: String {
        switch self {
        case .merged(let branch, let from, let to, let isFastForward):
            "\(isFastForward ? "brought" : "merged into") \(branch)\(isFastForward ? " forward" : ""), "
                + "from \(from.short) to \(to.short)"
        case .alreadyThere(let branch, let commit): "\(branch) has \(commit.short) already"
        case .kept(let branch, let commit): "kept as the branch \(branch), at \(commit.short)"
        case .conflicts(let branch, let paths): "not merged: it conflicts with \(branch) in \(Self.list(paths))"
        case .inTheWay(let checkout, let why, let paths):
            "not merged: the branch is checked out in \(checkout), and \(why)"
                + (paths.isEmpty ? "" : ": \(Self.list(paths))")
        }
    }

    /// What a person can do where nothing was done.
    package var hint: String? {
        switch self {
        case .merged, .alreadyThere, .kept: nil
        case .conflicts: "keep it as a branch, and merge that by hand; or have the task work on the newer base"
        case .inTheWay: "commit or put aside what is there, or keep the work as a branch"
        }
    }

    private static func list(_ paths: [GitPath]) -> String {
        let first = paths.prefix(pathsMax).map(\.description).joined(separator: ", ")
        return paths.count > pathsMax ? "\(first), and \(paths.count - pathsMax) more" : first
    }
}
