import Domain
import Store

/// The parts of a conversation by their numbers, from 0: what was said in the order in which it came, and what its
/// agent said of itself in front of what was said later. Any of a hundred thousand is found without reading those
/// before it.
///
/// A number is for good while the run goes on: a part that comes stands behind those that are there.
package struct TalkIndex: Sendable {
    /// Of an agent that says more of itself than that, the rest is in its events.
    static let notesMax = 100_000
    private static let notesAtOnce = 1_000

    package let owner: TalkOwner
    /// How many parts messages have.
    private(set) var blockCount: Int64 = 0
    /// For each note the number of the block that stands behind it.
    private(set) var notePlaces: [Int64] = []
    private var lastNote: TalkNote?

    package init(of owner: TalkOwner) { self.owner = owner }

    /// The same for its owner as it is known now.
    package init(of owner: TalkOwner, goingOnFrom known: TalkIndex) {
        self.owner = owner
        (blockCount, notePlaces, lastNote) = (known.blockCount, known.notePlaces, known.lastNote)
    }

    package var total: Int { Int(blockCount) + notePlaces.count }

    // MARK: - Reading

    /// Takes what has come since. Answers whether what was there is still what it was: of a run that was indexed anew
    /// it need not be.
    @discardableResult
    package mutating func extend(_ record: OpenRecord) throws(QueriesError) -> Bool {
        let count = try record.blockCount(ofRun: owner.worker)
        var goesOn = count >= blockCount
        if goesOn, let lastNote {
            let behind = notePlaces.count - 1
            goesOn = try record.talkNotes(of: owner, behind: behind, countMax: 1).first == lastNote
        }
        if !goesOn { (notePlaces, lastNote) = ([], nil) }
        blockCount = count
        while notePlaces.count < Self.notesMax {
            let room = min(Self.notesAtOnce, Self.notesMax - notePlaces.count)
            let notes = try record.talkNotes(of: owner, behind: notePlaces.count, countMax: room)
            let first = notePlaces.last ?? 0
            notePlaces += try record.places(ofNotes: notes, among: first..<max(first, count), ofRun: owner.worker)
            lastNote = notes.last ?? lastNote
            guard notes.count == room else { break }
        }
        return goesOn
    }

    // MARK: - Numbers

    /// The numbers that are asked for, as far as there are such; a negative beginning counts from the end.
    package func numbers(from: Int, count: Int) -> Range<Int> {
        let start = min(max(0, from < 0 ? total + from : from), total)
        return start..<start + min(max(0, count), total - start)
    }

    func number(ofNote place: Int) -> Int { Int(notePlaces[place]) + place }

    func number(ofBlock block: Int64) -> Int { Int(block) + noteCount { $0 <= block } }

    /// The notes and the blocks that have these numbers.
    func parts(_ numbers: Range<Int>) -> (notes: Range<Int>, blocks: Range<Int64>) {
        let first = notes(before: numbers.lowerBound)
        let last = notes(before: numbers.upperBound)
        return (first..<last, Int64(numbers.lowerBound - first)..<Int64(numbers.upperBound - last))
    }

    /// How many notes have a smaller number.
    private func notes(before number: Int) -> Int {
        var (low, high) = (0, notePlaces.count)
        while low < high {
            let middle = (low + high) / 2
            if self.number(ofNote: middle) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func noteCount(where isBefore: (Int64) -> Bool) -> Int {
        var (low, high) = (0, notePlaces.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(notePlaces[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
