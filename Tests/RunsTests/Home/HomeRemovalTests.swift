import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct HomeRemovalTests {
    @Test func nothingIsLeftOfAHomeNorOfAnAttemptThatWasKilled() throws {
        let scratch = try TemporaryHome(for: "homeRemoval")
        let disk = SystemDisk()
        try disk.makeFolders(scratch.path("home/runs/task"))
        try disk.makeFolders(scratch.path(".home.roost-removed/runs"))
        try HomeRemoval.remove(HomePaths(root: scratch.path("home")))
        #expect(try disk.list(scratch.path) == [])
    }
}
