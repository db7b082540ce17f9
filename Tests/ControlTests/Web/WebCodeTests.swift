import Domain
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Control

@Suite struct WebCodeTests {
    private let home: TemporaryHome
    private let folder: WebFolder
    private let disk = SystemDisk()
    private let now = WallTime(nanoseconds: 1_795_000_000_123_456_789)

    init() throws {
        home = try TemporaryHome()
        folder = WebFolder(ofHome: home.path)
    }

    private func make(at time: WallTime) throws -> WebCode { try WebCode.make(in: folder, at: time, on: disk) }
    private func take(_ text: String, at time: WallTime) throws -> Bool {
        try WebCode.take(text, in: folder, at: time, on: disk)
    }

    @Test func itIsGoodOnce() throws {
        let code = try make(at: now)
        #expect(try take(code.text, at: now))
        #expect(try !take(code.text, at: now))
        #expect(try disk.list(folder.codes).isEmpty)
    }

    @Test func ofManyWhoComeWithItAtOnceOneIsLetIn() throws {
        for _ in 0..<20 {
            let code = try make(at: now)
            let taken = Mutex(0)
            let come: @Sendable () throws -> Void = { [folder, now] in
                let isGood = try WebCode.take(code.text, in: folder, at: now, on: SystemDisk())
                taken.withLock { $0 += isGood ? 1 : 0 }
            }
            let first = SideThread(come)
            let second = SideThread(come)
            let third = SideThread(come)
            try first.join()
            try second.join()
            try third.join()
            #expect(taken.withLock { $0 } == 1)
        }
    }

    @Test func itIsGoodForTwoMinutesAndNotBeforeItWasMade() throws {
        let code = try make(at: now)
        #expect(try take(code.text, at: now + WebCode.lifetime))
        let late = try make(at: now)
        #expect(try !take(late.text, at: now + WebCode.lifetime + .nanoseconds(1)))
        #expect(try !take(late.text, at: now))
        let early = try make(at: now)
        #expect(try !take(early.text, at: now - .nanoseconds(1)))
    }

    @Test func itsFileDoesNotSayWhatItIs() throws {
        let code = try make(at: now)
        let name = try #require(try disk.list(folder.codes).first)
        #expect(name == Hex.encode(SHA256.digest(Array(code.text.utf8))))
        let said = String(decoding: try disk.readAll("\(folder.codes)/\(name)", bytesMax: 4096), as: UTF8.self)
        #expect(!said.contains(code.text))
        #expect(try disk.status(of: "\(folder.codes)/\(name)")?.mode == 0o600)
    }

    @Test(arguments: ["", "../token", "/etc/passwd", String(repeating: "A", count: 43), "A\u{0}", "a=b"])
    func whatIsNoneIsNotLetIn(_ text: String) throws {
        _ = try make(at: now)
        #expect(try !take(text, at: now))
        #expect(try disk.list(folder.codes).count == 1)
    }

    @Test func whereNoneWasEverMadeNobodyIsLetIn() throws {
        #expect(try !take(String(repeating: "A", count: 43), at: now))
        #expect(try !disk.exists(folder.path))
    }

    @Test func oldOnesGoWhenAnotherIsMade() throws {
        let old = try make(at: now)
        try disk.createFile("\(folder.codes)/damaged", with: Array("soon".utf8))
        let new = try make(at: now + WebCode.lifetime + .seconds(1))
        #expect(try disk.list(folder.codes).count == 1)
        #expect(try !take(old.text, at: now))
        #expect(try take(new.text, at: now + WebCode.lifetime + .seconds(1)))
    }

    @Test func thereAreNeverMoreThanAreKept() throws {
        let first = try make(at: now)
        var last = first
        for step in 1...WebCode.countMax { last = try make(at: now + .milliseconds(step)) }
        #expect(try disk.list(folder.codes).count == WebCode.countMax)
        #expect(try !take(first.text, at: now + .seconds(1)))
        #expect(try take(last.text, at: now + .seconds(1)))
    }
}
