import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct HomeCheckTests {
    private let disk = SystemDisk()

    @Test func aHomeIsMadeForItsOwnerAlone() throws {
        try TemporaryHome.with { scratch in
            let home = HomePaths(root: scratch.path("new/home"))
            try HomeCheck.secure(home, on: disk)
            #expect(try disk.status(of: home.root)?.mode == 0o700)
            #expect(throws: Never.self) { try HomeCheck.secure(home, on: disk) }
        }
    }

    @Test(arguments: [0o755, 0o710, 0o701] as [mode_t]) func whatOthersCanReadIsNoHome(mode: mode_t) throws {
        try TemporaryHome.with { scratch in
            #expect(chmod(scratch.path, mode) == 0)
            #expect(throws: RunsError.homeOpen(scratch.path, mode: mode)) {
                try HomeCheck.secure(HomePaths(root: scratch.path), on: disk)
            }
        }
    }

    /// Closing such a folder to others, `/etc` say, would be the wrong advice.
    @Test func aFolderOfOtherThingsIsNoHome() throws {
        try TemporaryHome.with { scratch in
            #expect(chmod(scratch.path, 0o755) == 0)
            try disk.createFile(scratch.path("passwd"), with: [])
            try disk.makeFolders(scratch.path("runs"))
            let home = HomePaths(root: scratch.path)
            #expect(throws: RunsError.notHome(scratch.path)) { try HomeCheck.secure(home, on: disk) }
            #expect(RunsError.notHome(scratch.path).hint?.contains("chmod") == false)
        }
    }

    @Test(arguments: [["config.toml"], ["runs", "workers", "trust.json"], ["redaction.key", "notes.txt"]])
    func aHomeThatHasBecomeOpenIsToldApart(names: [String]) throws {
        try TemporaryHome.with { scratch in
            #expect(chmod(scratch.path, 0o755) == 0)
            for name in names { try disk.createFile(scratch.path(name), with: []) }
            #expect(throws: RunsError.homeOpen(scratch.path, mode: 0o755)) {
                try HomeCheck.secure(HomePaths(root: scratch.path), on: disk)
            }
        }
    }

    @Test func theFolderOfAnotherUserIsNoHome() throws {
        try TemporaryHome.with { scratch in
            // Only root can give a folder away; for anybody else the root of the file system is another's.
            let isRoot = geteuid() == 0
            if isRoot { #expect(chown(scratch.path, 12_345, gid_t.max) == 0) }
            let root = isRoot ? scratch.path : "/"
            #expect(throws: RunsError.homeOfAnother(root, owner: isRoot ? 12_345 : 0)) {
                try HomeCheck.secure(HomePaths(root: root), on: disk)
            }
        }
    }

    @Test func aFileIsNoHome() throws {
        try TemporaryHome.with { scratch in
            try disk.createFile(scratch.path("file"), with: [])
            #expect(throws: RunsError.homeNotFolder(scratch.path("file"))) {
                try HomeCheck.secure(HomePaths(root: scratch.path("file")), on: disk)
            }
        }
    }

    @Test func aHomeThatCannotBeMadeIsNamed() throws {
        let error = #expect(throws: RunsError.self) {
            try HomeCheck.secure(HomePaths(root: "/proc/roost/home"), on: disk)
        }
        guard case .homeNotMade("/proc/roost/home", let cause)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.errno == .notFound && error?.hint?.contains("--home") == true)
    }

    @Test func aLinkThatLeadsNowhereIsNoHome() throws {
        try TemporaryHome.with { scratch in
            try disk.link(scratch.path("link"), to: scratch.path("gone"))
            #expect(throws: RunsError.homeNotFolder(scratch.path("link"))) {
                try HomeCheck.secure(HomePaths(root: scratch.path("link")), on: disk)
            }
        }
    }
}
