import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct HomeMoveTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private let root: String

    init() throws {
        scratch = try TemporaryHome(for: "homeMove")
        root = FilePath.resolved(scratch.path)
        try disk.makeFolders("\(root)/home/sessions")
        try disk.createFile("\(root)/home/redaction.key", with: [UInt8](repeating: 7, count: 32))
        try disk.createFile("\(root)/home/config.toml", with: Array("[flock]\n".utf8))
    }

    private func move(to target: String, leavesLink: Bool = false) -> HomeMove {
        HomeMove(of: HomePaths(root: "\(root)/home"), to: target, leavesLink: leavesLink)
    }

    private func fault(_ target: String) -> HomeFault? {
        do throws(HomeFault) { _ = try move(to: target).plan() } catch { return error }
        return nil
    }

    @Test func whatCannotBeTheHomeIsRefused() throws {
        try disk.createFile("\(root)/file", with: [])
        try disk.makeFolders("\(root)/full/something")
        try disk.makeFolders("\(root)/closed")
        #expect(fault("\(root)/home") == .samePlace("\(root)/home"))
        #expect(fault("\(root)/home/") == .samePlace("\(root)/home"))
        #expect(fault("\(root)/home/within/it") == .within("\(root)/home/within/it", home: "\(root)/home"))
        #expect(fault("\(root)/file") == .targetNotFolder("\(root)/file"))
        #expect(fault("\(root)/file/below") == .noFolder("\(root)/file"))
        #expect(fault("\(root)/full") == .targetNotEmpty("\(root)/full"))
        #expect(fault("\(root)/none/new") == .noFolder("\(root)/none"))
        #expect(fault("\(root)/new") == nil)
        if geteuid() != 0 {
            #expect(chmod("\(root)/closed", 0o500) == 0)
            #expect(fault("\(root)/closed/new") == .notWritable("\(root)/closed"))
        }
        let missing = HomeMove(of: HomePaths(root: "\(root)/nothing"), to: "\(root)/nothing-else")
        #expect(throws: HomeFault.noHome("\(root)/nothing")) { _ = try missing.plan() }
    }

    @Test func onOneDiskItIsRenamed() throws {
        let before = try FolderSnapshot(of: "\(root)/home")
        try disk.makeFolders("\(root)/new")
        let report = try move(to: "\(root)/new").perform()
        #expect(report.way == .rename && report.digest == nil)
        let after = try FolderSnapshot(of: "\(root)/new") { $0.hasSuffix(".lock") }
        #expect(after == before)
        #expect(try disk.list(root) == ["new"])
        // Asked again there is nothing left to do.
        #expect(try move(to: "\(root)/new").perform().way == .finish)
    }

    @Test func aLinkIsLeftWhereItIsWanted() throws {
        _ = try move(to: "\(root)/new", leavesLink: true).perform()
        #expect(try disk.readLink("\(root)/home") == "\(root)/new")
        let again = HomeMove(of: HomePaths(root: FilePath.resolved("\(root)/home")), to: "\(root)/new")
        #expect(throws: HomeFault.samePlace("\(root)/new")) { _ = try again.plan() }
    }

    @Test func whatAMoveBeforeHasLeftIsNotRemovedUnseen() throws {
        let move = move(to: "\(root)/new")
        try disk.makeFolders(move.aside)
        #expect(throws: HomeFault.leftover(move.aside)) { _ = try move.perform() }
        #expect(try disk.exists("\(root)/home/redaction.key"))
    }

    /// Killed between the two renames of a move to another disk.
    @Test func twoHomesThatAreTheSameBecomeOneAndTwoThatDifferStay() throws {
        try disk.createFile("\(root)/home/roost.lock", with: [])
        try disk.createFile("\(root)/home/index.lock", with: [])
        _ = try TreeCopy.copy(BytePath("\(root)/home"), to: BytePath("\(root)/new")) { _ in }
        try disk.replaceFile("\(root)/new/config.toml", with: Array("[other]\n".utf8))
        #expect(fault("\(root)/new") == .targetNotEmpty("\(root)/new"))
        try TreeRemoval.remove(BytePath("\(root)/new"))
        _ = try TreeCopy.copy(BytePath("\(root)/home"), to: BytePath("\(root)/new")) { _ in }
        let report = try move(to: "\(root)/new").perform()
        #expect(report.way == .copy && report.digest?.count == 64)
        #expect(try disk.list(root) == ["new"])
    }
}
