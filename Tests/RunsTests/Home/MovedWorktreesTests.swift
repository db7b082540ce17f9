import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct MovedWorktreesTests {
    private let repository: ScratchRepository
    private let disk = SystemDisk()

    init() throws { repository = try ScratchRepository(for: "movedWorktrees") }

    private var scratch: String { FilePath.resolved(repository.scratch.path) }
    private func home(_ name: String) -> HomePaths { HomePaths(root: "\(scratch)/\(name)") }

    /// A worktree as the daemon makes it, with its note.
    private func plant(_ task: String, in name: String) throws -> String {
        let folder = "\(home(name).root)/trees/tree-12345678"
        try disk.makeFolders(folder)
        let path = "\(folder)/\(task)"
        try repository.git("worktree", "add", "--quiet", "--lock", "-b", task, path)
        let note: JSONObject = [
            "worktree_path": .string(path), "repository": .string(repository.root), "branch_there": false,
        ]
        try disk.createFile("\(folder)/.worktree-\(task)", with: JSONWriter.bytes(.object(note)))
        return path
    }

    private func noted(_ task: String, in name: String) throws -> String? {
        let file = "\(home(name).root)/trees/tree-12345678/.worktree-\(task)"
        return try JSONReader.read(disk.readAll(file, bytesMax: 1 << 16))["worktree_path"]?.stringValue
    }

    @Test func aWorktreeThatWentWithItsHomeIsKnownAgain() throws {
        _ = try plant("gh-1", in: "old")
        _ = try plant("gh-2", in: "old")
        #expect(MovedWorktrees.look(in: home("old"), on: disk).isEmpty)
        try disk.rename(home("old").root, to: home("new").root)
        let path = "\(home("new").root)/trees/tree-12345678/gh-1"
        #expect(try repository.git("worktree", "list").contains(path) == false)
        let found = MovedWorktrees.look(in: home("new"), on: disk)
        #expect(found.map(\.state) == [.due, .due])
        #expect(MovedWorktrees.settle(in: home("new"), on: disk).map(\.state) == [.settled, .settled])
        #expect(try repository.git("worktree", "list").contains(path))
        #expect(try repository.git("status", "--porcelain", in: path).isEmpty)
        #expect(try repository.git("worktree", "prune", "--dry-run", "-v").isEmpty)
        #expect(try noted("gh-1", in: "new") == path)
        #expect(MovedWorktrees.settle(in: home("new"), on: disk).isEmpty)
    }

    @Test func aCopyTakesNothingFromTheHomeThatItIsACopyOf() throws {
        let path = try plant("gh-1", in: "old")
        var call = ProgramCall("/bin/cp", ["-a", home("old").root, home("new").root])
        call.environment = repository.environment.entries
        #expect(try call.run().isSuccess)
        #expect(MovedWorktrees.settle(in: home("new"), on: disk).map(\.state) == [.original(path)])
        #expect(try repository.git("worktree", "list").contains(path))
        #expect(try noted("gh-1", in: "new") == path)
    }

    @Test func whatAnAgentWroteIntoItsWorktreeLeadsNowhereElse() throws {
        let path = try plant("gh-1", in: "old")
        try disk.makeFolders("\(scratch)/victim/worktrees/x")
        try disk.createFile("\(scratch)/victim/worktrees/x/gitdir", with: Array("/precious\n".utf8))
        try disk.replaceFile("\(path)/.git", with: Array("gitdir: \(scratch)/victim/worktrees/x\n".utf8))
        try disk.rename(home("old").root, to: home("new").root)
        let states = MovedWorktrees.settle(in: home("new"), on: disk).map(\.state)
        #expect(states == [.unreachable("\(scratch)/victim/worktrees/x leads to /precious")])
        let text = try disk.readAll("\(scratch)/victim/worktrees/x/gitdir", bytesMax: 100)
        #expect(text == Array("/precious\n".utf8))
    }

    @Test func arepositoryThatIsAwayIsWaitedFor() throws {
        _ = try plant("gh-1", in: "old")
        try disk.rename(home("old").root, to: home("new").root)
        try disk.rename(repository.root, to: "\(scratch)/away")
        let states = MovedWorktrees.settle(in: home("new"), on: disk).map(\.state)
        guard case .unreachable(let why)? = states.first else { throw Errno.notFound }
        #expect(why.hasPrefix("there is no \(repository.root)/.git/worktrees/"))
        try disk.rename("\(scratch)/away", to: repository.root)
        #expect(MovedWorktrees.settle(in: home("new"), on: disk).map(\.state) == [.settled])
    }
}
