import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct SettingsPlacesTests {
    @Test func filesHaveTheirPlaces() {
        #expect(SettingsPlaces.userFile(home: "/h") == "/h/config.toml")
        #expect(SettingsPlaces.userFile(home: "/") == "/config.toml")
        #expect(SettingsPlaces.repositoryFile("/r") == "/r/.roost/config.toml")
        #expect(SettingsPlaces.trustFile(home: "/h/") == "/h/trust.json")
    }

    @Test func aRepositoryIsTheNearestFolderWithAMark() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            let root = FilePath.resolved(scratch.path)
            try disk.makeFolders(scratch.path("a/.git"))
            try disk.makeFolders(scratch.path("a/b/c"))
            #expect(try SettingsPlaces.repository(around: scratch.path("a/b/c"), on: disk) == root + "/a")
            #expect(try SettingsPlaces.repository(around: scratch.path("a"), on: disk) == root + "/a")
            // A worktree has a file there.
            try disk.createFile(scratch.path("a/b/.git"), with: [])
            #expect(try SettingsPlaces.repository(around: scratch.path("a/b/c"), on: disk) == root + "/a/b")
            try disk.link(scratch.path("link"), to: scratch.path("a/b"))
            #expect(try SettingsPlaces.repository(around: scratch.path("link"), on: disk) == root + "/a/b")
        }
    }

    @Test func whereThereIsNoneItIsTheFolderItself() throws {
        #expect(try SettingsPlaces.repository(around: "/usr/share", on: SystemDisk()) == "/usr/share")
        #expect(try SettingsPlaces.repository(around: "/", on: SystemDisk()) == "/")
    }
}
