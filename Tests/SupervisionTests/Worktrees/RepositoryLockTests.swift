import Git
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Supervision

@Suite struct RepositoryLockTests {
    @Test func onlyOneIsInsideAtATime() throws {
        let repository = try ScratchRepository()
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        let inside = Mutex((now: 0, most: 0, entered: 0))
        let work = { @Sendable in
            for _ in 0..<20 {
                try RepositoryLock.with(tree, on: SystemDisk(), clock: SystemClock()) { () throws(SupervisionError) in
                    inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.entered + 1) }
                    inside.withLock { $0.now -= 1 }
                }
            }
        }
        let thread = SideThread(work)
        try work()
        try thread.join()
        #expect(inside.withLock { $0.most } == 1 && inside.withLock { $0.entered } == 40)
    }

    @Test func anErrorWithinLetsGo() throws {
        let repository = try ScratchRepository()
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        #expect(throws: SupervisionError.badBranch("x")) {
            try RepositoryLock.with(tree, on: SystemDisk(), clock: SystemClock()) { () throws(SupervisionError) in
                throw SupervisionError.badBranch("x")
            }
        }
        try RepositoryLock.with(tree, on: SystemDisk(), clock: SystemClock()) { () throws(SupervisionError) in }
    }
}
