import Domain
import JSON
import Testing

@testable import Control

@Suite struct WebWishTests {
    @Test(arguments: [
        WebWish(), WebWish(port: 8471), WebWish(isReadOnly: true), WebWish(port: 65_535, isReadOnly: true),
    ])
    func itIsReadAsItIsWritten(_ wish: WebWish) throws { #expect(try WebWish(Fields(wish.json)) == wish) }

    @Test func itsWordsAreThoseOfTheProgram() {
        #expect(WebWish().words == [])
        #expect(WebWish(port: 80, isReadOnly: true).words == ["--read-only", "--port", "80"])
    }

    @Test(arguments: [0, -1, 65_536])
    func noSuchPortIsTaken(_ port: Int64) {
        #expect(throws: FieldError.self) { try WebWish(Fields(["port": .integer(port)])) }
    }

    @Test func itIsMetByTheRightPortAndByNoMoreThanWasWished() {
        let serving = WebServing(
            process: ProcessIdentity(boot: "b", pid: 1, startTicks: 1),
            address: "127.0.0.1",
            port: 80,
            isSecure: false,
            isReadOnly: true,
            startedBy: .daemon,
            version: "1",
            startedAt: WallTime(nanoseconds: 0)
        )
        #expect(WebWish(isReadOnly: true).isMet(by: serving))
        #expect(WebWish(port: 80, isReadOnly: true).isMet(by: serving))
        #expect(!WebWish(port: 81, isReadOnly: true).isMet(by: serving))
        #expect(!WebWish(port: 80).isMet(by: serving))
    }
}
