import Domain
import Git

extension WorktreeReason: CustomStringConvertible {
    private static let namesMax = 3

    /// In plain words.
    package var description: String {
        switch self {
        case .workerRunning(let pid): "its worker \(pid.map { "(process \($0)) " } ?? "")may be running"
        case .processes(let pids):
            "\(Self.count(pids.count, "process works", "processes work")) in it: \(Self.list(pids))"
        case .missing: "its folder is missing; the disk that it is on may not be there"
        case .moved(let path): "it was moved to \(path)"
        case .notFolder: "what stands in its place is no folder"
        case .notRegistered: "its repository has no worktree there"
        case .foreignLock(let reason): "somebody locked it\(reason.isEmpty ? "" : ": \(reason)")"
        case .operation(let operation): "a \(operation.rawValue) is under way in it"
        case .conflicts(let paths): Self.files(paths, "has a conflict", "have conflicts")
        case .staged(let paths): Self.files(paths, "is staged and not committed", "are staged and not committed")
        case .changed(let paths):
            Self.files(paths, "has changes that are not committed", "have changes that are not committed")
        case .hidden(let paths):
            Self.files(paths, "has changes that git was told to hide", "have changes that git was told to hide")
        case .untracked(let paths): Self.files(paths, "is not known to git", "are not known to git")
        case .nested(let path, let holds): "the repository \(path) in it has \(holds.joined(separator: ", "))"
        case .unpushed(let commits, let branch):
            Self.count(commits.count, "commit is", "commits are")
                + " only \(branch.map { "on \($0)" } ?? "at its HEAD")"
        case .loose(let commits):
            Self.count(commits.count, "commit made in it is on no branch", "commits made in it are on no branch")
        case .stashed(let entries): "\(Self.count(entries.count, "stash was", "stashes were")) made in it"
        case .indexLock(let age):
            "a git has locked its index for \(DurationText.write(.seconds(age.components.seconds)))"
        case .undetermined(let fact, let why): "\(fact) could not be determined: \(why)"
        }
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    private static func files(_ paths: [GitPath], _ one: String, _ many: String) -> String {
        count(paths.count, "path \(one)", "paths \(many)") + " (\(list(paths)))"
    }

    private static func list(_ names: [some CustomStringConvertible]) -> String {
        let first = names.prefix(namesMax).map(\.description).joined(separator: ", ")
        return names.count > namesMax ? "\(first), …" : first
    }
}
