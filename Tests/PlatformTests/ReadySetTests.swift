import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ReadySetTests {
    @Test func itTellsThoseThatAreReadyFromThoseThatAreNot() throws {
        let full = try Pipe()
        let empty = try Pipe()
        #expect(write(full.writing.number, "a", 1) == 1)
        var ready = ReadySet()
        ready.add(full.reading.number)
        ready.add(empty.reading.number)
        try ready.wait(upTo: nil)
        let found = [ready.isReady(full.reading.number), ready.isReady(empty.reading.number)]
        #expect(found == [true, false])
    }

    @Test func withNothingReadyItComesBackWhenTheTimeIsOver() throws {
        let pipe = try Pipe()
        var ready = ReadySet()
        ready.add(pipe.reading.number)
        for limit in [Duration.zero, .microseconds(1), .seconds(-5)] {
            try ready.wait(upTo: limit)
            let isReady = ready.isReady(pipe.reading.number)
            #expect(!isReady)
        }
    }

    @Test func nothingAtAllCanBeWaitedForToo() throws {
        var ready = ReadySet()
        try ready.wait(upTo: .microseconds(10))
        #expect(!ready.isReady(0))
    }

    @Test func theEndOfTheOtherSideIsReadiness() throws {
        let reading = try Pipe().keepReading()
        let writing = try Pipe().keepWriting()
        var ready = ReadySet()
        ready.add(reading.number)
        ready.add(writing.number, for: .writable)
        try ready.wait(upTo: nil)
        let found = [ready.isReady(reading.number), ready.isReady(writing.number)]
        #expect(found == [true, true])
    }

    @Test func roomIsReadinessWhereItIsAskedFor() throws {
        let pipe = try Pipe()
        var ready = ReadySet()
        ready.add(pipe.writing.number, for: .writable)
        try ready.wait(upTo: .zero)
        let hasRoom = ready.isReady(pipe.writing.number)
        #expect(fcntl(pipe.writing.number, F_SETFL, O_NONBLOCK) == 0)
        let page = [UInt8](repeating: 0, count: 4_096)
        while write(pipe.writing.number, page, page.count) > 0 {}
        try ready.wait(upTo: .zero)
        let stillHasRoom = ready.isReady(pipe.writing.number)
        #expect(hasRoom && !stillHasRoom)
    }

    @Test func itBeginsAnewEachTime() throws {
        let first = try Pipe()
        let second = try Pipe()
        #expect(write(first.writing.number, "a", 1) == 1)
        #expect(write(second.writing.number, "a", 1) == 1)
        var ready = ReadySet()
        ready.add(first.reading.number)
        try ready.wait(upTo: nil)
        ready.removeAll()
        ready.add(second.reading.number)
        try ready.wait(upTo: nil)
        let found = [ready.isReady(first.reading.number), ready.isReady(second.reading.number)]
        #expect(found == [false, true])
    }

    @Test func whatComesWhileItWaitsEndsTheWait() throws {
        let pipe = try Pipe()
        let (reading, writing) = (pipe.reading.number, pipe.writing.number)
        let thread = SideThread {
            var ready = ReadySet()
            ready.add(reading)
            while !ready.isReady(reading) { try ready.wait(upTo: nil) }
        }
        #expect(write(writing, "a", 1) == 1)
        try thread.join()
    }
}
