import Domain

extension ValueForm where Value == Money {
    /// What may be spent.
    static var budget: ValueForm {
        ValueForm(placeholder: "USD") { (text: String) throws(ValueFault) in
            do throws(MoneyError) { return try Money(limit: text) } catch {
                throw ValueFault(expected: "an amount of dollars such as 0.50")
            }
        }
    }
}

extension ValueForm where Value == Int64 {
    static var tokens: ValueForm {
        ValueForm(placeholder: "TOKENS") { (text: String) throws(ValueFault) in
            guard let count = TokenCountText.read(text) else {
                throw ValueFault(expected: "a number of tokens such as 200000, 200k or 1.5M")
            }
            return count
        }
    }
}
