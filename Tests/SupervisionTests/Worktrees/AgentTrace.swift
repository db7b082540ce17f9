import Platform
import TestSupport

@testable import Supervision

/// A state in which an agent may leave a worktree, in the order in which several can be brought about in one.
enum AgentTrace: String, CaseIterable {
    case loose, amended, unpushed, renamed, switched, detached
    case stash, deepStash
    case merge, rebase
    case submodule, submoduleCommit, nested
    case staged, changed, hidden, mode, untracked, huge, odd, link, emptyFolder, ignored
    case indexLock

    /// What the verdict must name.
    var words: Set<String> {
        switch self {
        case .loose: ["loose"]
        case .amended: ["loose", "unpushed"]
        case .unpushed, .renamed, .switched, .detached: ["unpushed"]
        case .stash, .deepStash: ["stashed"]
        case .merge, .rebase: ["operation", "conflicts"]
        case .submodule, .submoduleCommit: ["nested"]
        case .nested: ["nested", "untracked"]
        case .staged: ["staged", "changed"]
        case .changed, .mode: ["changed"]
        case .hidden: ["hidden"]
        case .untracked, .huge, .odd, .link: ["untracked"]
        case .emptyFolder, .ignored: []
        case .indexLock: ["index_lock"]
        }
    }

    /// Brings it about, and answers the contents that must not be lost.
    func leave(in worktree: TaskWorktree, _ fixture: KeeperFixture) throws -> [String] {
        switch self {
        case .loose, .amended, .unpushed, .renamed, .switched, .detached: try leaveCommits(worktree, fixture)
        case .stash, .deepStash, .merge, .rebase, .submodule, .submoduleCommit, .nested:
            try leaveWork(worktree, fixture)
        case .staged, .changed, .hidden, .mode, .untracked, .huge, .odd, .link, .emptyFolder, .ignored, .indexLock:
            try leaveFiles(worktree, fixture)
        }
    }

    private func text(_ worktree: TaskWorktree) -> String { "\(rawValue) of \(worktree.task)\n" }

    private func leaveCommits(_ worktree: TaskWorktree, _ fixture: KeeperFixture) throws -> [String] {
        let text = text(worktree)
        let git: ([String]) throws -> Void = { _ = try Self.git($0, in: worktree.path, fixture) }
        switch self {
        case .loose:
            try git(["checkout", "--quiet", "--detach"])
            try fixture.commit("loose.txt", text, in: worktree)
            try git(["checkout", "--quiet", "-"])
        case .amended:
            try fixture.commit("amended.txt", text, in: worktree)
            try fixture.write("amended.txt", text + "better\n", in: worktree)
            try git(["commit", "--quiet", "--amend", "--all", "--message", "amended"])
            return [text, text + "better\n"]
        case .unpushed: try fixture.commit("unpushed.txt", text, in: worktree)
        case .renamed:
            try git(["branch", "-m", "renamed-\(worktree.task)"])
            try fixture.commit("renamed.txt", text, in: worktree)
        case .switched:
            try git(["switch", "--quiet", "--create", "other-\(worktree.task)"])
            try fixture.commit("switched.txt", text, in: worktree)
        case .detached:
            try git(["checkout", "--quiet", "--detach"])
            try fixture.commit("detached.txt", text, in: worktree)
        default: break
        }
        return [text]
    }

    private func leaveWork(_ worktree: TaskWorktree, _ fixture: KeeperFixture) throws -> [String] {
        let text = text(worktree)
        let git: ([String]) throws -> Void = { _ = try Self.git($0, in: worktree.path, fixture) }
        switch self {
        case .stash, .deepStash:
            try fixture.write("\(rawValue).txt", text, in: worktree)
            try git(["stash", "push", "--quiet", "--include-untracked", "--", "\(rawValue).txt"])
        case .merge, .rebase:
            try fixture.write("one.txt", text, in: worktree)
            try git(["commit", "--quiet", "--all", "--message", "conflicting"])
            _ = try Self.fails([rawValue, "conflict"], in: worktree.path, fixture)
        case .submodule, .submoduleCommit:
            try git(["submodule", "--quiet", "update", "--init"])
            try fixture.write("library/\(rawValue).txt", text, in: worktree)
            guard self == .submoduleCommit else { return [text] }
            let library = "\(worktree.path)/library"
            _ = try Self.git(["add", "--", "\(rawValue).txt"], in: library, fixture)
            _ = try Self.git(["commit", "--quiet", "--message", "in the library"], in: library, fixture)
        case .nested:
            try git(["init", "--quiet", "inner/deep"])
            try fixture.write("inner/deep/inner.txt", text, in: worktree)
            _ = try Self.git(["add", "."], in: "\(worktree.path)/inner/deep", fixture)
            _ = try Self.git(["commit", "--quiet", "-m", "inner"], in: "\(worktree.path)/inner/deep", fixture)
            try fixture.write("inner/deep/more.txt", text + "more\n", in: worktree)
            return [text, text + "more\n"]
        default: break
        }
        return [text]
    }

    private func leaveFiles(_ worktree: TaskWorktree, _ fixture: KeeperFixture) throws -> [String] {
        let text = text(worktree)
        let git: ([String]) throws -> Void = { _ = try Self.git($0, in: worktree.path, fixture) }
        switch self {
        case .staged:
            try fixture.write("staged.txt", text, in: worktree)
            try git(["add", "--", "staged.txt"])
            try fixture.write("staged.txt", text + "and then changed\n", in: worktree)
            return [text, text + "and then changed\n"]
        case .changed: try fixture.write("folder/two.txt", text, in: worktree)
        case .hidden:
            try git(["update-index", "--assume-unchanged", "three.txt"])
            try fixture.write("three.txt", text, in: worktree)
        case .mode:
            try Programs.make("\(worktree.path)/four.txt", "four\n", mode: "755")
            return []
        case .untracked: try fixture.write("new/untracked.txt", text, in: worktree)
        case .huge:
            let huge = String(repeating: text, count: 200_000)
            try fixture.write("huge.txt", huge, in: worktree)
            return [huge]
        case .odd: try fixture.write("new\nline \"and\" \\more\t.txt", text, in: worktree)
        case .link:
            let outside = fixture.repository.scratch.path("outside")
            try SystemDisk().link("\(worktree.path)/link", to: outside)
            return [outside]
        case .emptyFolder:
            try SystemDisk().makeFolders("\(worktree.path)/empty/folder")
            return []
        case .ignored:
            try fixture.write("ignored.log", text, in: worktree)
            return []
        case .indexLock:
            let entry = try Self.git(["rev-parse", "--absolute-git-dir"], in: worktree.path, fixture)
            try SystemDisk().replaceFile("\(entry)/index.lock", with: [])
            return []
        default: break
        }
        return [text]
    }

    @discardableResult
    private static func git(_ arguments: [String], in folder: String, _ fixture: KeeperFixture) throws -> String {
        let call = try call(arguments, in: folder, fixture)
        return try call.run().text.split(separator: "\n").first.map(String.init) ?? ""
    }

    private static func fails(_ arguments: [String], in folder: String, _ fixture: KeeperFixture) throws -> Bool {
        var call = try call(arguments, in: folder, fixture)
        call.rejectsFailure = false
        return try !call.run().isSuccess
    }

    private static func call(_ arguments: [String], in folder: String, _ fixture: KeeperFixture) throws -> ProgramCall {
        let person = ["-c", "user.name=A", "-c", "user.email=a@b", "-c", "protocol.file.allow=always"]
        var call = ProgramCall(try Programs.tool("git"), person + arguments)
        call.environment = fixture.repository.environment.entries + ["GIT_EDITOR=true"]
        call.workingFolder = folder
        return call
    }
}
