/// Words by what they belong to, of which only so many are kept: those that were noted last.
struct RecentWords {
    private static let countMax = 4096

    private var words: [String: String] = [:]
    private var order: [String] = []
    private var oldest = 0

    subscript(key: String) -> String? {
        get { words[key] }
        set {
            guard words.updateValue(newValue ?? "", forKey: key) == nil else { return }
            if order.count < Self.countMax { return order.append(key) }
            words[order[oldest]] = nil
            order[oldest] = key
            oldest = (oldest + 1) % Self.countMax
        }
    }
}
