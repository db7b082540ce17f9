import CPlatform

/// A few numbers that all copies of this process share, and that outlive any one of them.
package struct SharedCounts: ~Copyable {
    private let values: UnsafeMutablePointer<Int64>
    private let count: Int

    package init(count: Int) throws(PlatformError) {
        guard let memory = roost_shared_memory(count * MemoryLayout<Int64>.stride) else {
            throw .last("share", "memory")
        }
        values = memory.bindMemory(to: Int64.self, capacity: count)
        self.count = count
    }

    package subscript(_ place: Int) -> Int64 {
        get {
            precondition(place < count, "there is no such number")
            return values[place]
        }
        nonmutating set {
            precondition(place < count, "there is no such number")
            values[place] = newValue
        }
    }
}
