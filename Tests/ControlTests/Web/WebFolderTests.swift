import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct WebFolderTests {
    private let home: TemporaryHome
    private let folder: WebFolder
    private let disk = SystemDisk()

    init() throws {
        home = try TemporaryHome()
        folder = WebFolder(ofHome: home.path)
    }

    @Test func itIsMadeForItsOwnerAlone() throws {
        try folder.secure(on: disk)
        try folder.secure(on: disk)
        #expect(try disk.status(of: home.path("web"))?.mode == 0o700)
        #expect(try disk.status(of: home.path("web/codes"))?.mode == 0o700)
    }

    @Test func aFolderThatOthersMayUseIsRefused() throws {
        try folder.secure(on: disk)
        chmod(folder.path, 0o750)
        #expect(throws: ControlError.unsafeWebFolder(folder.path)) { try folder.secure(on: disk) }
        chmod(folder.path, 0o700)
        chmod(folder.codes, 0o755)
        #expect(throws: ControlError.unsafeWebFolder(folder.codes)) { try folder.secure(on: disk) }
    }

    @Test func aLinkInItsPlaceIsNotFollowed() throws {
        try disk.makeFolder(home.path("elsewhere"))
        try disk.link(folder.path, to: "elsewhere")
        #expect(throws: ControlError.self) { try folder.secure(on: disk) }
        #expect(try disk.list(home.path("elsewhere")).isEmpty)
    }

    @Test func thePortIsKeptAndReadBack() throws {
        #expect(try folder.keptPort(on: disk) == nil)
        try folder.secure(on: disk)
        try folder.keep(port: 8471, on: disk)
        #expect(try folder.keptPort(on: disk) == 8471)
        #expect(try disk.status(of: folder.port)?.mode == 0o600)
        #expect(try String(decoding: disk.readAll(folder.port, bytesMax: 64), as: UTF8.self) == "8471\n")
    }

    @Test(arguments: ["", "0\n", "70000\n", "eighty\n", "80 81\n"])
    func aPortThatIsNoneIsTold(_ text: String) throws {
        try folder.secure(on: disk)
        try disk.createFile(folder.port, with: Array(text.utf8))
        #expect(throws: ControlError.self) { try folder.keptPort(on: disk) }
    }

    @Test func oneServesAtATimeAndLookingTakesNothing() throws {
        #expect(try !folder.isServed(on: disk))
        try folder.secure(on: disk)
        #expect(try !folder.isServed(on: disk))
        do {
            let right = try folder.takeRight(on: disk)
            let isOurs = right != nil
            #expect(isOurs)
            #expect(try folder.isServed(on: disk))
            #expect(try folder.takeRight(on: disk) == nil)
            #expect(try folder.isServed(on: disk))
            _ = consume right
        }
        #expect(try !folder.isServed(on: disk))
        #expect(try folder.takeRight(on: disk) != nil)
    }

    @Test func whatIsWishedForStaysUntilItIsNot() throws {
        #expect(try folder.wish(on: disk) == nil)
        try folder.want(WebWish(port: 9000, isReadOnly: true), on: disk)
        #expect(try folder.wish(on: disk) == WebWish(port: 9000, isReadOnly: true))
        try folder.want(nil, on: disk)
        try folder.want(nil, on: disk)
        #expect(try folder.wish(on: disk) == nil)
    }

    @Test(arguments: ["", "on", "[]", #"{"port":"x"}"#, #"{"port":0}"#])
    func aWishThatCannotBeReadIsTold(_ text: String) throws {
        try folder.secure(on: disk)
        try disk.createFile(folder.wanted, with: Array(text.utf8))
        #expect(throws: ControlError.self) { try folder.wish(on: disk) }
    }
}
