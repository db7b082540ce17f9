import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct WorktreePlacesTests {
    @Test func repositoriesOfOneNameHaveFoldersOfTheirOwn() throws {
        let repositories = try ["a b/shop", "c/shop", "d/Läden"].map { try ScratchRepository(named: $0) }
        let folders = try repositories.map { repository in
            let git = try GitProgram(in: repository.environment)
            return WorktreePlaces(of: try Worktree(at: repository.root, git), in: "/trees").folder
        }
        #expect(Set(folders).count == 3)
        #expect(folders[0].hasPrefix("/trees/shop-") && folders[2].hasPrefix("/trees/L-den-"))
    }

    @Test func aTaskGetsTheFirstPlaceThatIsFree() throws {
        let repository = try ScratchRepository()
        let places = WorktreePlaces(
            of: try Worktree(at: repository.root, GitProgram(in: repository.environment)),
            in: "/t"
        )
        let task = try TaskID("x")
        #expect(try places.free(for: task) { _ in false } == places.folder + "/x")
        #expect(try places.free(for: task) { !$0.hasSuffix("~3") } == places.folder + "/x~3")
        #expect(throws: SupervisionError.noFreeName(task: task, folder: places.folder)) {
            _ = try places.free(for: task) { _ in true }
        }
        let names = [".creating-x", ".removing-y~2", "z", ".creating-x.1.tmp"]
        let notes = [".worktree-x", ".worktree-x~2", ".worktree-x~10", ".worktree-xy", ".worktree-x~2.tmp"]
        #expect(WorktreePlaces.noted(task, in: notes, of: "/t").prefix(3) == ["/t/x~10", "/t/x~2", "/t/x"])
        #expect(places.marked(in: names).first == places.folder + "/x")
        #expect(places.asides(in: names) == [places.folder + "/y~2"])
        #expect(WorktreePlaces.mark(of: "/t/x") == "/t/.creating-x" && WorktreePlaces.aside("/t/x") == "/t/.removing-x")
    }
}
