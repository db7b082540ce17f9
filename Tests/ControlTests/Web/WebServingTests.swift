import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct WebServingTests {
    private let home: TemporaryHome
    private let folder: WebFolder
    private let disk = SystemDisk()

    init() throws {
        home = try TemporaryHome()
        folder = WebFolder(ofHome: home.path)
        try folder.secure(on: disk)
    }

    private func serving(_ address: String = "127.0.0.1", isSecure: Bool = false) -> WebServing {
        WebServing(
            process: ProcessIdentity(boot: "b", pid: 7, startTicks: 9),
            address: address,
            port: 8471,
            isSecure: isSecure,
            isReadOnly: true,
            startedBy: .person,
            version: "1.2.3",
            startedAt: WallTime(nanoseconds: 1_000_000_000)
        )
    }

    @Test func itIsReadAsItWasWritten() throws {
        #expect(try WebServing.read(in: folder, on: disk) == nil)
        try serving().write(in: folder, on: disk)
        #expect(try WebServing.read(in: folder, on: disk) == serving())
        try WebServing.remove(in: folder, on: disk)
        try WebServing.remove(in: folder, on: disk)
        #expect(try WebServing.read(in: folder, on: disk) == nil)
    }

    @Test func onlyWhoHoldsTheRightLives() throws {
        try serving().write(in: folder, on: disk)
        #expect(try WebServing.alive(in: folder, on: disk) == nil)
        let right = try folder.takeRight(on: disk)
        #expect(try WebServing.alive(in: folder, on: disk) == serving())
        _ = consume right
        #expect(try WebServing.alive(in: folder, on: disk) == nil)
    }

    @Test func whoHoldsTheRightAndDoesNotListenYetIsNotShown() throws {
        let right = try folder.takeRight(on: disk)
        #expect(try WebServing.alive(in: folder, on: disk) == nil)
        _ = consume right
    }

    @Test(arguments: ["port", "process", "address", "isReadOnly", "startedBy", "startedAt"])
    func whatLacksAFieldIsTold(_ key: String) throws {
        var object = serving().json
        object[key] = nil
        #expect(throws: FieldError.missing(key)) { try WebServing(Fields(object)) }
    }

    @Test(arguments: [
        ("127.0.0.1", false, "http://127.0.0.1:8471/"), ("::1", false, "http://[::1]:8471/"),
        ("0.0.0.0", true, "https://127.0.0.1:8471/"), ("::", true, "https://[::1]:8471/"),
        ("192.0.2.7", true, "https://192.0.2.7:8471/"),
    ])
    func aBrowserIsToldWhereToGo(address: String, isSecure: Bool, url: String) {
        #expect(serving(address, isSecure: isSecure).url == url)
    }

    @Test func theCodeStandsWhereNoServerIsToldOfIt() throws {
        let code = try WebCode.make(in: folder, at: WallTime(nanoseconds: 0), on: disk)
        #expect(serving().loginURL(code) == "http://127.0.0.1:8471/login#code=\(code.text)")
    }
}
