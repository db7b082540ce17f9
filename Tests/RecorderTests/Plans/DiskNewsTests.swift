import Domain
import Journal
import Testing

@testable import Recorder

@Suite struct DiskNewsTests {
    private static let now = MonotonicTime(nanoseconds: 5_000_000_000)

    private func after(_ seconds: Int64) -> MonotonicTime { Self.now.advanced(by: .seconds(seconds)) }

    @Test func aDiskThatTakesAllIsNoNews() {
        var news = DiskNews()
        news.took(after: .zero, at: Self.now)
        news.refused()
        #expect(news.due == nil)
        #expect(news.end() == nil)
        #expect(news == DiskNews())
    }

    @Test func itIsSaidOnceUntilTheDiskHasBeenCalm() {
        var news = DiskNews()
        #expect(news.began(.waiting(.room)) == true)
        for second in 0..<10 {
            news.took(after: .seconds(1), at: after(Int64(second)))
            #expect(news.timePassed(after(Int64(second) + 1)) == nil)
            #expect(news.began(.waiting(.room)) == false)
        }
        #expect(news.due == nil, "as long as it refuses it is not over")
        news.took(after: .seconds(1), at: after(20))
        #expect(news.due == after(25))
        #expect(news.timePassed(after(24)) == nil)
        #expect(news.timePassed(after(25)) == DiskNews.Freed(waited: .seconds(11), times: 11))
        #expect(news == DiskNews())
    }

    @Test func aRefusalThatIsNoNewsPutsTheEndOffToo() {
        var news = DiskNews()
        #expect(news.began(.dropping(.stdout)) == true)
        news.took(after: .zero, at: Self.now)
        news.refused()
        #expect(news.timePassed(after(100)) == nil)
        news.took(after: .zero, at: after(100))
        #expect(news.timePassed(after(105)) == DiskNews.Freed(waited: .zero, times: 2))
    }

    @Test func anotherTroubleIsSaidToo() {
        var news = DiskNews()
        let troubles: [DiskNews.Trouble] = [.dropping(.stdout), .dropping(.stderr), .waiting(.disk), .waiting(.room)]
        for trouble in troubles {
            #expect(news.began(trouble) == true)
        }
        for trouble in troubles {
            #expect(news.began(trouble) == false)
        }
    }

    @Test func whatAnotherRecorderHasSaidIsNotSaidAgainAndItsEndIs() {
        var news = DiskNews()
        news.wasSaid(.waiting(.room))
        #expect(news.began(.waiting(.room)) == false)
        news.took(after: .seconds(2), at: Self.now)
        #expect(news.end() == DiskNews.Freed(waited: .seconds(2), times: 1))
    }

    @Test func aRunThatEndsWhileTheDiskRefusesSaysNothingOfRoom() {
        var news = DiskNews()
        _ = news.began(.dropping(.stdout))
        #expect(news.end() == nil)
    }
}
