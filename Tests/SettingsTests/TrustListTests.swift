import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct TrustListTests {
    private let scratch: TemporaryHome
    private let home: String
    private let disk = SystemDisk()

    init() throws {
        scratch = try TemporaryHome(for: "TrustListTests")
        home = scratch.path("home")
    }

    private var path: String { home + "/trust.json" }

    private func text() throws -> String { String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self) }

    private func write(_ text: String) throws {
        try disk.makeFolders(home)
        try disk.replaceFile(path, with: Array(text.utf8))
    }

    private func list() throws(SettingsError) -> TrustList { try TrustList.read(home: home, on: disk) }

    @Test func withoutAFileNothingIsTrusted() throws {
        #expect(try list() == TrustList())
        #expect(try list().trust(in: "/r", content: []) == .unknown)
        #expect(try !TrustList.remove("/r", home: home, on: disk))
        #expect(try !disk.exists(home))
    }

    @Test func whatIsAddedIsTrustedAsItWasSeen() throws {
        try TrustList.add("/r", content: [1], home: home, on: disk)
        #expect(try list().trust(in: "/r", content: [1]) == .trusted)
        #expect(try list().trust(in: "/r", content: [2]) == .changed)
        #expect(try list().trust(in: "/s", content: [1]) == .unknown)
        try TrustList.add("/r", content: [2], home: home, on: disk)
        #expect(try list().trust(in: "/r", content: [1]) == .changed)
        #expect(try list().files.count == 1)
    }

    @Test func whatIsRemovedIsTrustedNoMore() throws {
        try TrustList.add("/r", content: [1], home: home, on: disk)
        try TrustList.add("/s", content: [1], home: home, on: disk)
        #expect(try TrustList.remove("/r", home: home, on: disk))
        #expect(try !TrustList.remove("/r", home: home, on: disk))
        #expect(try list().files.map(\.repository) == ["/s"])
    }

    @Test func theFileIsPrivateAndSaysWhatItHolds() throws {
        try TrustList.add("/r", content: Array("abc".utf8), home: home, on: disk)
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(TrustedFile.digest(of: Array("abc".utf8)) == digest)
        let entry = #"{"repository":"/r","sha256":"\#(digest)"}"#
        #expect(try text() == #"{"layoutVersion":"trust-v1","repositories":[\#(entry)]}"# + "\n")
        #expect(try disk.status(of: path)?.mode == 0o600)
        #expect(try disk.status(of: home)?.mode == 0o700)
    }

    @Test func whatANewerVersionWroteIsKept() throws {
        let digest = String(repeating: "0", count: 64)
        let entry = #"{"repository":"/s","sha256":"\#(digest)","since":"x"}"#
        try write(#"{"layoutVersion":"trust-v1","repositories":[\#(entry)],"more":1}"#)
        try TrustList.add("/r", content: [], home: home, on: disk)
        #expect(try text().contains(#""since":"x"}"#))
        #expect(try text().hasSuffix(#","more":1}"# + "\n"))
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"layoutVersion":"trust-v9","repositories":[]}"#, #"{"layoutVersion":"trust-v1"}"#,
        #"{"layoutVersion":"trust-v1","repositories":[1]}"#,
        #"{"layoutVersion":"trust-v1","repositories":[{"repository":"/r","sha256":"00"}]}"#,
    ])
    func aDamagedListIsAnErrorAndIsKept(text: String) throws {
        try write(text)
        #expect(throws: SettingsError.self) { try list() }
        #expect(throws: SettingsError.self) { try TrustList.add("/r", content: [], home: home, on: disk) }
        #expect(try self.text() == text)
    }

    @Test func aListThatOthersMayWriteIsRefused() throws {
        try TrustList.add("/r", content: [1], home: home, on: disk)
        #expect(chmod(path, 0o666) == 0)
        #expect(throws: SettingsError.writableByOthers(path, mode: 0o666)) { try list() }
    }

    @Test func ofTwoAtOnceTheSecondIsToldToWait() throws {
        try TrustList.add("/r", content: [1], home: home, on: disk)
        let lock = try FileLock.acquire(try disk.openFile(home, .readFolder))
        #expect(throws: SettingsError.locked(path)) {
            try TrustList.add("/s", content: [1], home: home, on: disk)
        }
        withExtendedLifetime(lock) {}
        #expect(try list().files.map(\.repository) == ["/r"])
    }

    /// Whatever fails, the list is the old one or the new one.
    @Test func everyFailureLeavesTheOldOrTheNewList() throws {
        try TrustList.add("/r", content: [1], home: home, on: disk)
        let met = try FaultyDisk.sweep(.fail(.noSpace)) { faulty in
            do throws(SettingsError) {
                try TrustList.add("/s", content: [1], home: home, on: faulty)
                #expect(faulty.firedCount == 0)
            } catch {
                #expect(faulty.firedCount == 1)
            }
            let names = try list().files.map(\.repository)
            #expect(names == ["/r"] || names == ["/r", "/s"])
            #expect(try list().trust(in: "/r", content: [1]) == .trusted)
        }
        #expect(met >= 7)
        #expect(try disk.list(home) == ["trust.json"])
    }
}
