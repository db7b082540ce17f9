import Domain
import JSON
import Platform
import TestSupport

/// Many readers of the dashboard's event stream: all that they are told is counted, with how old it was, and whether
/// anything is missing of which nobody was told.
final class StreamCrowd {
    private struct Reader {
        var hasBegun = false
        /// The number of the last event that it was told.
        var last: Int64?
        /// It was told that it misses something: the next number may be any.
        var knowsOfGap = false
    }

    private static let timeMark = Array("\"at\":\"".utf8)
    private static let readBytesMax = 64 << 10

    private let clock = SystemClock()
    private let loop: EventLoop
    private var streams: [EventStream] = []
    private var readers: [Reader] = []
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: readBytesMax, alignment: 16)
    /// When the daemon says that each event came to be.
    private var born: [Int64: Int64] = [:]
    private var ages: [UInt32] = []
    private var fault: (any Error)?
    private var begun = 0
    /// What came up to this number came before all were there.
    private var start: Int64?
    private var mark: Int64 = .max
    private var behindMark = 0

    private(set) var deliveries: Int64 = 0
    private(set) var lost: Int64 = 0
    private(set) var lagged: Int64 = 0
    private(set) var missed: Int64 = 0
    private(set) var resets: Int64 = 0

    init(_ count: Int, port: UInt16, _ request: [UInt8], on loop: EventLoop) throws {
        self.loop = loop
        readers = [Reader](repeating: Reader(), count: count)
        for index in 0..<count {
            let stream = try EventStream(port: port, request)
            streams.append(stream)
            try loop.watch(stream.number) { [unowned self] _ in receive(index) }
        }
    }

    deinit { room.deallocate() }

    /// Turns until each was told of so many events.
    func turn(
        forEvents count: Int64,
        each step: Int64,
        until deadline: MonotonicTime,
        reached: (Int64) -> Void
    ) throws {
        var told: Int64 = 0
        while told < count, try turn(until: deadline) {
            guard let start else { continue }
            if mark == .max { aim(at: start + min(step, count)) }
            while behindMark == 0, told < count {
                told = mark - start
                reached(told)
                aim(at: start + told + min(step, count - told))
            }
        }
    }

    func turnUntilBegun(until deadline: MonotonicTime) throws {
        while begun < readers.count, try turn(until: deadline) {}
        start = readers.compactMap(\.last).max()
        for index in readers.indices { readers[index].last = start }
    }

    var hasBegun: Bool { begun == readers.count }

    var report: JSONObject {
        ages.sort()
        return [
            "streams": .integer(Int64(streams.count)), "deliveries": .integer(deliveries), "lost": .integer(lost),
            "lagged": .integer(lagged), "missed": .integer(missed), "resets": .integer(resets),
            "p50_us": .integer(age(50)), "p99_us": .integer(age(99)), "max_us": .integer(age(100)),
        ]
    }

    private func age(_ percent: Int) -> Int64 {
        ages.isEmpty ? 0 : Int64(ages[min(ages.count - 1, ages.count * percent / 100)])
    }

    private func turn(until deadline: MonotonicTime) throws -> Bool {
        if let fault { throw fault }
        let left = clock.now().monotonic.duration(to: deadline)
        guard left > .zero else { return false }
        try loop.turn(upTo: min(left, .seconds(1)))
        return true
    }

    private func aim(at number: Int64) {
        mark = number
        behindMark = readers.count { ($0.last ?? 0) < number }
    }

    private func receive(_ index: Int) {
        let now = clock.now().wall.nanoseconds
        do {
            let goesOn = try streams[index].receive(room) { take($0, index, at: now) }
            guard !goesOn else { return }
            throw TestbedError.unfit("stream \(index) has ended", wanted: "one that goes on")
        } catch {
            loop.forget(streams[index].number)
            fault = fault ?? error
        }
    }

    private func take(_ event: EventStream.Event, _ index: Int, at now: Int64) {
        guard !event.name.isEmpty else { return }
        if let sequence = event.sequence { return take(sequence, event, index, at: now) }
        if start != nil { deliveries += 1 }
        if event.isCalled("hello"), !readers[index].hasBegun {
            readers[index].hasBegun = true
            begun += 1
        } else if event.isCalled("lagged") {
            lagged += 1
            missed += Self.count(in: event.data)
            readers[index].knowsOfGap = true
        } else if event.isCalled("reset") {
            resets += 1
            readers[index].knowsOfGap = true
        }
    }

    private func take(_ sequence: Int64, _ event: EventStream.Event, _ index: Int, at now: Int64) {
        if hasBegun, start == nil { begin(before: sequence) }
        let last = readers[index].last
        if let last, start != nil {
            // Told to this one late, and to others before all were there.
            guard sequence > last else { return }
            if sequence != last + 1, !readers[index].knowsOfGap { lost += sequence - last - 1 }
        }
        readers[index].last = sequence
        readers[index].knowsOfGap = false
        guard start != nil else { return }
        deliveries += 1
        if (last ?? 0) < mark, sequence >= mark { behindMark -= 1 }
        if let born = time(of: sequence, event.data) { ages.append(UInt32(clamping: (now - born) / 1_000)) }
    }

    /// Nothing was told to anybody until now.
    private func begin(before sequence: Int64) {
        start = sequence - 1
        for index in readers.indices { readers[index].last = start }
    }

    /// Read once, for all are told the same.
    private func time(of sequence: Int64, _ data: UnsafeRawBufferPointer) -> Int64? {
        if let known = born[sequence] { return known }
        guard let mark = EventStream.place(of: Self.timeMark, in: data, from: 0) else { return nil }
        let text = data[(mark + Self.timeMark.count)...].prefix { $0 != UInt8(ascii: "\"") }
        let time = Deliberate.ignore(because: "an event without a time has no age") { () throws(TimeError) in
            try WallTime(iso: String(decoding: text, as: UTF8.self)).nanoseconds
        }
        born[sequence] = time
        return time
    }

    private static func count(in data: UnsafeRawBufferPointer) -> Int64 {
        let value = Deliberate.ignore(because: "what cannot be read is told by what is missing") {
            () throws(JSONError) in try JSONReader.read(Array(data))
        }
        return value?["count"]?.integerValue ?? 0
    }
}
