/// Gives each word a number, so that a million of values that repeat few words hold numbers. No word is 0.
struct WordNumbers {
    private var words: [String] = []
    private var numbers: [String: UInt32] = [:]
    /// Most often it is the same as before.
    private var last: (word: String, number: UInt32)?

    mutating func number(of word: String?) -> UInt32 {
        guard let word else { return 0 }
        if let last, last.word == word { return last.number }
        let number = numbers[word] ?? UInt32(words.count + 1)
        if number > words.count {
            words.append(word)
            numbers[word] = number
        }
        last = (word, number)
        return number
    }

    func word(of number: UInt32) -> String? { number == 0 ? nil : words[Int(number) - 1] }
}
