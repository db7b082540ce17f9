import Glibc
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlAddressTests {
    private let disk = SystemDisk()
    private let long = "/" + String(repeating: "h", count: 120)

    private func address(_ home: String, uid: UInt32 = 1000, _ values: [String: String] = [:]) throws -> ControlAddress
    {
        try ControlAddress(ofHome: home, uid: uid, environment: Environment(values))
    }

    @Test func itIsInTheHomeWhereItsPathFits() throws {
        #expect(try address("/h").path == "/h/roost.sock")
        #expect(try address("/h/").path == "/h/roost.sock")
        #expect(try !address("/h").isShort)
        let longest = "/" + String(repeating: "h", count: 107 - "//roost.sock".utf8.count)
        #expect(try address(longest).path == longest + "/roost.sock")
        #expect(try address(longest + "h").isShort)
    }

    @Test func aLongPathHasOneShortOne() throws {
        let short = try address(long)
        #expect(short.isShort)
        #expect(short.folder == "/tmp/roost-1000")
        #expect(short == (try address(long, ["XDG_RUNTIME_DIR": "/run/user/1000"])))
        #expect(short != (try address(long + "2")))
        #expect(short.path != (try address(long, uid: 1001).path))
        #expect(try address(long, ["ROOST_RUNTIME_DIR": "/r"]).folder == "/r")
        #expect(try address(long, ["ROOST_RUNTIME_DIR": "r"]).folder == "/tmp/roost-1000")
    }

    @Test func aShortFolderThatIsLongIsRefusedWithWhatToDo() throws {
        let error = #expect(throws: ControlError.self) { _ = try address(long, ["ROOST_RUNTIME_DIR": long]) }
        #expect(error?.hint != nil)
    }

    @Test func whatItIsMadeAsIsNoLonger() throws {
        for home in ["/h", long] {
            let address = try address(home)
            #expect(address.preparing.utf8.count <= address.path.utf8.count)
            #expect(FilePath.folder(of: address.preparing) == address.folder)
        }
        #expect(try address(long).preparing != address(long + "2").preparing)
    }

    @Test func theShortFolderIsMadeForItsOwnerAlone() throws {
        let home = try TemporaryHome()
        let address = try address(long, ["ROOST_RUNTIME_DIR": home.path("run")])
        try address.secureFolder(uid: geteuid(), on: disk)
        try address.secureFolder(uid: geteuid(), on: disk)
        #expect(try disk.status(of: home.path("run"))?.mode == 0o700)
    }

    @Test func aFolderThatOthersMayUseIsRefused() throws {
        let home = try TemporaryHome()
        let address = try address(long, ["ROOST_RUNTIME_DIR": home.path("run")])
        try disk.makeFolder(home.path("run"))
        #expect(throws: ControlError.unsafeFolder(home.path("run"))) {
            try address.secureFolder(uid: geteuid() + 1, on: disk)
        }
        try #require(chmod(home.path("run"), 0o755) == 0)
        #expect(throws: ControlError.unsafeFolder(home.path("run"))) {
            try address.secureFolder(uid: geteuid(), on: disk)
        }
    }

    @Test func aLinkIsNoFolder() throws {
        let home = try TemporaryHome()
        try disk.makeFolder(home.path("real"))
        try disk.link(home.path("run"), to: home.path("real"))
        let address = try address(long, ["ROOST_RUNTIME_DIR": home.path("run")])
        #expect(throws: ControlError.self) { try address.secureFolder(uid: geteuid(), on: disk) }
    }
}
