/// A set that is kept in order: among many thousands an element is added, found and removed by few comparisons.
struct SortedQueue<Element: Comparable> {
    private static var chunkMax: Int { 256 }

    /// Each sorted, none empty, all of one before all of the next.
    private var chunks: [[Element]] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    var first: Element? { chunks.first?.first }

    /// Those in front, in order.
    func prefix(_ length: Int) -> [Element] {
        var found: [Element] = []
        for chunk in chunks {
            found += chunk.prefix(length - found.count)
            if found.count == length { break }
        }
        return found
    }

    /// An element that is there already is not added again.
    mutating func insert(_ element: Element) {
        guard !chunks.isEmpty else {
            chunks = [[element]]
            count = 1
            return
        }
        let chunk = min(chunkIndex(of: element), chunks.count - 1)
        let place = Self.index(of: element, in: chunks[chunk])
        guard place == chunks[chunk].count || chunks[chunk][place] != element else { return }
        chunks[chunk].insert(element, at: place)
        count += 1
        guard chunks[chunk].count > Self.chunkMax else { return }
        let half = chunks[chunk].count / 2
        let rest = Array(chunks[chunk][half...])
        chunks[chunk].removeSubrange(half...)
        chunks.insert(rest, at: chunk + 1)
    }

    /// Whether it was there.
    @discardableResult
    mutating func remove(_ element: Element) -> Bool {
        let chunk = chunkIndex(of: element)
        guard chunk < chunks.count else { return false }
        let place = Self.index(of: element, in: chunks[chunk])
        guard place < chunks[chunk].count, chunks[chunk][place] == element else { return false }
        chunks[chunk].remove(at: place)
        count -= 1
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
        return true
    }

    /// The first chunk that ends no earlier than the element.
    private func chunkIndex(of element: Element) -> Int {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            if let last = chunks[middle].last, last < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first place whose element is not smaller.
    private static func index(of element: Element, in chunk: [Element]) -> Int {
        var low = 0
        var high = chunk.count
        while low < high {
            let middle = (low + high) / 2
            if chunk[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
