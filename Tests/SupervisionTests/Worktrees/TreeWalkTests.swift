import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct TreeWalkTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "TreeWalkTests") }

    @Test func theNewestFileAndTheRepositoriesAreFound() throws {
        for folder in ["a/.git", "a/b/.git", ".git/c/.git"] { try SystemDisk().makeFolders(home.path(folder)) }
        try SystemDisk().replaceFile(home.path("a/old"), with: [])
        try SystemDisk().replaceFile(home.path("new"), with: [])
        _ = try ProgramCall("/bin/touch", ["-d", "2001-01-01T00:00:00Z", home.path("a/old")]).run()
        _ = try ProgramCall("/bin/touch", ["-d", "2002-01-01T00:00:00Z", home.path("new")]).run()
        let walk = try TreeWalk(home.path, on: SystemDisk())
        #expect(walk.nested == ["a", "a/b"] && walk.newest?.iso.hasPrefix("2002-01-01") == true)
        #expect(throws: SupervisionError.tooManyFiles(home.path, max: 3)) {
            _ = try TreeWalk(home.path, on: SystemDisk(), entriesMax: 3)
        }
    }

    @Test func aLinkIsNotFollowedAndAnOddNameIsNotPassedOver() throws {
        try SystemDisk().link(home.path("link"), to: "/")
        #expect(try TreeWalk(home.path, on: SystemDisk()).nested == [])
        _ = try ProgramCall("/bin/sh", ["-c", "touch \"$(printf '\(home.path)/\\377')\""]).run()
        let error = #expect(throws: SupervisionError.self) { _ = try TreeWalk(home.path, on: SystemDisk()) }
        #expect(error?.description.contains("not text") == true)
    }
}
