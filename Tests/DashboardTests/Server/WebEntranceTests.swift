import Control
import Domain
import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct WebEntranceTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private let clock = ManualClock()

    init() throws { scratch = try TemporaryHome(for: "WebEntranceTests") }

    private var folder: WebFolder { WebFolder(ofHome: scratch.path) }

    private func entrance() throws -> WebEntrance {
        try folder.secure(on: disk)
        return try WebEntrance(folder, port: 4_242, on: disk, clock: clock)
    }

    private func isKnown(_ token: String, by entrance: WebEntrance) -> Bool {
        entrance.access.isProven(cookies: [], authorization: "Bearer \(token)")
    }

    @Test func aTokenThatWasReplacedIsNoGoodFromThenOn() throws {
        let entrance = try entrance()
        let old = try WebToken.readOrMake(in: folder, on: disk).text
        #expect(isKnown(old, by: entrance))
        let new = try WebToken.rotate(in: folder, on: disk).text
        #expect(!isKnown(old, by: entrance) && isKnown(new, by: entrance))
    }

    /// Requests that came together are judged by one look at the token, and those that come later by another.
    @Test func theTokenIsLookedAtOnceForTheRequestsOfATurn() throws {
        let entrance = try entrance()
        let old = try WebToken.readOrMake(in: folder, on: disk).text
        func isKnownNow() -> Bool {
            entrance.accessOfTurn.isProven(cookies: [], authorization: "Bearer \(old)")
        }
        entrance.turnBegins()
        #expect(isKnownNow())
        _ = try WebToken.rotate(in: folder, on: disk)
        #expect(isKnownNow())
        entrance.turnBegins()
        #expect(!isKnownNow())
    }

    /// Whoever tells of no turns has it looked at each time.
    @Test func withoutTurnsTheTokenIsLookedAtEachTime() throws {
        let entrance = try entrance()
        let old = try WebToken.readOrMake(in: folder, on: disk).text
        #expect(entrance.accessOfTurn.isProven(cookies: [], authorization: "Bearer \(old)"))
        _ = try WebToken.rotate(in: folder, on: disk)
        #expect(!entrance.accessOfTurn.isProven(cookies: [], authorization: "Bearer \(old)"))
    }

    @Test func whereTheTokenCannotBeReadNobodyIsKnown() throws {
        let entrance = try entrance()
        let token = try WebToken.readOrMake(in: folder, on: disk).text
        try disk.remove(folder.token)
        try disk.makeFolders(folder.token)
        #expect(!isKnown(token, by: entrance))
    }

    @Test func aCodeIsGoodOnce() throws {
        let entrance = try entrance()
        let code = try WebCode.make(in: folder, at: clock.now().wall, on: disk)
        #expect(try !entrance.take(code: "other"))
        #expect(try entrance.take(code: code.text))
        #expect(try !entrance.take(code: code.text))
        let late = try WebCode.make(in: folder, at: clock.now().wall, on: disk)
        clock.advance(by: .seconds(121))
        #expect(try !entrance.take(code: late.text))
    }
}
