/// A few values by their keys; the one that was wanted longest ago makes room for another.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let countMax: Int
    /// The one last that was wanted last.
    private var entries: [(key: Key, value: Value)] = []

    init(countMax: Int) { self.countMax = max(1, countMax) }

    var count: Int { entries.count }

    /// What is there for the key, or what is made for it.
    mutating func value(_ key: Key, make: () -> Value) -> Value {
        let value = take(key) ?? make()
        put(value, key)
        return value
    }

    /// What is there for the key, which is wanted now.
    mutating func known(_ key: Key) -> Value? {
        guard let value = take(key) else { return nil }
        put(value, key)
        return value
    }

    mutating func put(_ value: Value, _ key: Key) {
        forget(key)
        if entries.count == countMax { entries.removeFirst() }
        entries.append((key, value))
    }

    mutating func forget(_ key: Key) { _ = take(key) }

    private mutating func take(_ key: Key) -> Value? {
        guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: place).value
    }
}
