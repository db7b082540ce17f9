import Domain
import Git
import Platform

/// Where the worktrees of a repository stand in a home, and under which names. Those of ours that are no worktree begin
/// with a dot, which no task does.
struct WorktreePlaces: Hashable, Sendable {
    private static let namesMax = 1_000
    private static let creating = ".creating-"
    private static let removing = ".removing-"
    private static let noted = ".worktree-"

    let folder: String

    /// - Parameter trees: with its links followed, as git writes it.
    init(of repository: Worktree, in trees: String) {
        let common = repository.commonFolder
        let place = FilePath.name(of: common) == ".git" ? FilePath.folder(of: common) : common
        let plain = FilePath.name(of: place).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let hash = Hex.encode(SHA256.digest(Array(common.utf8)).prefix(4))
        folder = "\(trees)/\(String(plain.prefix(60)))-\(hash)"
    }

    /// The first place for a worktree of the task that nothing has.
    func free(for task: TaskID, isTaken: (String) throws(SupervisionError) -> Bool) throws(SupervisionError) -> String {
        for number in 1...Self.namesMax {
            let path = "\(folder)/\(task)" + (number == 1 ? "" : "~\(number)")
            if try !isTaken(path) { return path }
        }
        throw .noFreeName(task: task, folder: folder)
    }

    /// Says that a worktree is being made, and by what. It goes when the worktree is whole.
    static func mark(of path: String) -> String { beside(path, creating) }

    /// The name of a worktree that is being removed.
    static func aside(_ path: String) -> String { beside(path, removing) }

    /// Says what a worktree is that stands, for as long as it does.
    static func note(of path: String) -> String { beside(path, noted) }

    /// The worktrees of a task among these names, the last that was made first.
    static func noted(_ task: TaskID, in names: [String], of folder: String) -> [String] {
        let own = names.filter { $0.hasPrefix(noted) }.map { String($0.dropFirst(noted.count)) }.compactMap {
            name -> (number: Int, name: String)? in
            let parts = name.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.first.map(String.init) == task.text else { return nil }
            return (parts.count == 1 ? 1 : Int(parts[1]) ?? 0, name)
        }
        return own.sorted { $0.number > $1.number }.map { "\(folder)/\($0.name)" }
    }

    /// All that stand among these names, of whichever task.
    static func noted(in names: [String], of folder: String) -> [String] {
        names.filter { $0.hasPrefix(noted) }.sorted().map { "\(folder)/\($0.dropFirst(noted.count))" }
    }

    func marked(in names: [String]) -> [String] { originals(names, Self.creating) }

    func noted(in names: [String]) -> [String] { originals(names, Self.noted) }

    func asides(in names: [String]) -> [String] { originals(names, Self.removing) }

    private func originals(_ names: [String], _ prefix: String) -> [String] {
        names.filter { $0.hasPrefix(prefix) }.map { "\(folder)/\($0.dropFirst(prefix.count))" }
    }

    private static func beside(_ path: String, _ prefix: String) -> String {
        "\(FilePath.folder(of: path))/\(prefix)\(FilePath.name(of: path))"
    }
}
