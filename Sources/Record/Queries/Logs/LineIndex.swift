package import Domain
package import Journal
package import Platform

/// Knows the lines of a run by their numbers: lines of both channels and events, from 1, in the order in which they
/// were recorded, for whichever of them are chosen.
///
/// It is counted step by step and goes on where it stopped. Nothing is decoded for it: a line is a line end in the
/// bytes, which is recorded where the chunk is that holds it, as `RunStream` has it. Every so many lines a place is
/// remembered, from which any line behind it is soon read. Only what is recorded and has ended has a number; of a run
/// that is over, everything.
package struct LineIndex: Sendable {
    /// A chunk can be gigabytes: the budget is looked at between parts of it.
    private static let partBytes: Int64 = 1 << 20

    /// One channel as far as it was looked through.
    private struct Counted: Sendable {
        var end: Int64 = 0
        /// Where the line begins that goes on there.
        var lineStart: Int64 = 0
    }

    package private(set) var counts = LineCounts()
    /// Whether the last step came to what was, by then, the end.
    package private(set) var isCaughtUp = false
    /// Whether the run was over by then, so that nothing more is to come.
    package private(set) var isFinal = false
    private(set) var marks: LineMarks
    private var sequence: Int64 = 0
    private var stdout = Counted()
    private var stderr = Counted()
    private var damageOffset = LineMark.noDamage

    package init() { self.init(marks: LineMarks()) }

    init(marks: LineMarks) { self.marks = marks }

    package func total(of sources: Set<ShownLine.Source>) -> Int { counts.count(of: sources) }

    /// How much of the channels was looked through.
    package var countedBytes: Int64 { stdout.end + stderr.end }

    /// Behind all that has a number: where the lines begin that have not ended.
    var end: LineMark {
        let offsets: PerChannel<Int64> = [.stdout: stdout.lineStart, .stderr: stderr.lineStart]
        let place = RunPlace(sequence: sequence, offsets: offsets)
        return LineMark(counts: counts, place: place, damageOffset: damageOffset)
    }

    /// The number of the line that holds a byte of a channel; nil where it was not counted, or has no end.
    package func number(
        ofByte offset: Int64,
        of channel: Channel,
        among sources: Set<ShownLine.Source>,
        in run: LogRun,
        on disk: any Disk
    ) throws(JournalError) -> Int? {
        let known = channel == .stdout ? stdout : stderr
        guard offset >= 0, offset < known.lineStart else { return nil }
        var near = LineIndex(from: marks.last(before: offset, of: channel))
        try near.extend(over: run, within: LineBudget(upTo: offset, of: channel), on: disk)
        return near.counts.count(of: sources)
    }

    /// Begins at a mark, and remembers none.
    private init(from mark: LineMark) {
        self.init(marks: LineMarks(step: .max))
        counts = mark.counts
        sequence = mark.place.sequence
        (stdout.end, stderr.end) = (mark.place.offsets[.stdout] ?? 0, mark.place.offsets[.stderr] ?? 0)
        (stdout.lineStart, stderr.lineStart) = (stdout.end, stderr.end)
        damageOffset = mark.damageOffset
    }

    // MARK: - Counting

    /// Counts on until the budget is spent or there is nothing more for now.
    package mutating func extend(over run: LogRun, within budget: LineBudget, on disk: any Disk) throws(JournalError) {
        guard !isFinal else { return }
        // Before its end is read, so that nothing comes behind that.
        let isOver = run.state(on: disk)?.isOver ?? false
        var budget = budget
        var newlines = try RunNewlines(run.paths, on: disk)
        var items = try RunReader(run.paths, on: disk, after: sequence)
        isCaughtUp = false
        while !budget.isSpent {
            guard let item = try items.next() else {
                if isOver { isFinal = try takeRest(&newlines, &budget) }
                isCaughtUp = isFinal || !isOver
                return
            }
            guard try take(item, &newlines, &budget) else { return }
        }
    }

    /// Answers whether all of it was taken.
    private mutating func take(
        _ item: RunItem,
        _ newlines: inout RunNewlines,
        _ budget: inout LineBudget
    ) throws(JournalError) -> Bool {
        budget.spend(lines: 1)
        switch item {
        case .event(let event):
            sequence = event.sequence
            add(.run)
        case .chunk(let record):
            let number = record.sequence - 1
            guard try takeLines(of: record.channel, upTo: record.end, behind: number, &newlines, &budget) else {
                return false
            }
            sequence = record.sequence
        case .mark(let record):
            sequence = max(sequence, record.sequence)
            if record.kind == .gap { add(record.channel == .stdout ? .out : .err) }
        case .damage(let damage):
            guard damage.offset > damageOffset else { break }
            damageOffset = damage.offset
            add(.run)
        case .closedTear: break
        }
        return true
    }

    /// Counts the lines that end in front of a place, and answers whether it came there, or to the end of the file.
    private mutating func takeLines(
        of channel: Channel,
        upTo end: Int64,
        behind number: Int64,
        _ newlines: inout RunNewlines,
        _ budget: inout LineBudget
    ) throws(JournalError) -> Bool {
        var counted = channel == .stdout ? stdout : stderr
        defer { put(counted, channel) }
        while counted.end < end {
            guard !budget.isSpent else { return false }
            let start = counted.end
            let partEnd = min(end, start + Self.partBytes)
            switch try newlines.next(of: channel, in: start..<partEnd) {
            case .lineEnd(let place):
                counted = Counted(end: place + 1, lineStart: place + 1)
                put(counted, channel)
                budget.spend(lines: 1)
                budget.came(to: place, of: channel)
                add(channel == .stdout ? .out : .err, behind: number)
            case .none(let reached):
                counted.end = reached
                if reached < partEnd { return true }
            }
            budget.spend(bytes: counted.end - start)
        }
        return true
    }

    private mutating func put(_ counted: Counted, _ channel: Channel) {
        switch channel {
        case .stdout: stdout = counted
        case .stderr: stderr = counted
        }
    }

    private mutating func add(_ source: ShownLine.Source) { add(source, behind: sequence) }

    /// - Parameter number: what was recorded up to it is before the line.
    private mutating func add(_ source: ShownLine.Source, behind number: Int64) {
        counts.add(source)
        guard marks.isDue(behind: counts.total) else { return }
        var mark = end
        mark.place.sequence = number
        marks.add(mark)
    }

    // MARK: - What a run has left

    /// Counts what no record tells of, and what has no line end, in the order in which `RunStream` tells it. Answers
    /// whether that is all.
    private mutating func takeRest(
        _ newlines: inout RunNewlines,
        _ budget: inout LineBudget
    ) throws(JournalError) -> Bool {
        var sizes: PerChannel<Int64> = [:]
        for channel in Channel.allCases {
            let size = try newlines.size(of: channel)
            sizes[channel] = size
            guard try takeLines(of: channel, upTo: size, behind: sequence, &newlines, &budget) else { return false }
        }
        if stdout.lineStart < sizes[.stdout] ?? 0 { counts.add(.out) }
        if stderr.lineStart < sizes[.stderr] ?? 0 { counts.add(.err) }
        return true
    }
}
