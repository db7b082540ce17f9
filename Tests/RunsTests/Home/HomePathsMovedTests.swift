import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct HomePathsMovedTests {
    @Test func aFolderOfTheHomeIsFoundWhereTheHomeIsNow() throws {
        let scratch = try TemporaryHome(for: "homePathsMoved")
        let disk = SystemDisk()
        let home = HomePaths(root: scratch.path("home"))
        try disk.makeFolders("\(home.root)/trees/repo-1/gh-1")
        try disk.makeFolders("\(home.root)/folders/gh-2")
        #expect(home.current("/old/trees/trees/repo-1/gh-1", on: disk) == "\(home.root)/trees/repo-1/gh-1")
        #expect(home.current("/old/folders/gh-2", on: disk) == "\(home.root)/folders/gh-2")
        #expect(home.current("/old/trees/repo-1/gone", on: disk) == "/old/trees/repo-1/gone")
        #expect(home.current("/", on: disk) == "/" && home.current("here", on: disk) == "here")
        // What is there as noted is meant.
        try disk.makeFolders(scratch.path("old/trees/repo-1/gh-1"))
        let other = scratch.path("old/trees/repo-1/gh-1")
        #expect(home.current(other, on: disk) == other)
    }
}
