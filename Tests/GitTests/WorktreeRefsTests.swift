import Platform
import TestSupport
import Testing

@testable import Git

@Suite struct WorktreeRefsTests {
    private let repository: ScratchRepository
    private let tree: Worktree

    init() throws {
        repository = try ScratchRepository(for: "WorktreeRefsTests")
        tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        for ref in ["run-1/1", "run-1/2", "run-10/1"] { try repository.git("update-ref", "refs/roost/\(ref)", "HEAD") }
    }

    @Test func refsAreRemovedAndNoneBesideThem() throws {
        let found = try tree.refs(below: "refs/roost/run-1/")
        #expect(found.keys.sorted() == ["refs/roost/run-1/1", "refs/roost/run-1/2"])
        try tree.remove(refs: ["refs/roost/run-1/2", "refs/roost/run-9/1"])
        #expect(try tree.refs(below: "refs/roost/").keys.sorted() == ["refs/roost/run-1/1", "refs/roost/run-10/1"])
        try tree.remove(refs: [])
        #expect(try repository.git("rev-parse", "--verify", "main").isEmpty == false)
    }

    @Test func contentsOfWhatACommitChangesAreRead() throws {
        try repository.write("big.txt", String(repeating: "many lines\n", count: 50_000))
        try repository.write("folder/two.txt", "another\n")
        try repository.commit("second")
        let ids = try repository.git("rev-parse", "HEAD~1", "HEAD").split(separator: "\n").compactMap { ObjectID($0) }
        let objects = try tree.changes(from: ids[0], to: ids[1]).compactMap(\.object)
        var sizes: [ObjectID: Int] = [:]
        try tree.contents(of: objects) { object, part, _ in sizes[object, default: 0] += part.count }
        #expect(objects.count == 2 && sizes.values.sorted() == [8, 550_000])
        let none = try #require(ObjectID(String(repeating: "0", count: 39) + "1"))
        try tree.contents(of: [none]) { _, _, _ in Issue.record("it is not there") }
    }
}
