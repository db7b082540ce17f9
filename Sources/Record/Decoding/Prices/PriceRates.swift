import Domain

/// The prices of each kind of token, where they are known.
package struct PriceRates: Hashable, Sendable {
    package static let none = PriceRates()

    package var input: Price?
    package var output: Price?
    package var cacheRead: Price?
    package var cacheWrite5m: Price?
    package var cacheWrite1h: Price?
    /// Of output that was spent on reasoning, where it has a price of its own.
    package var reasoning: Price?

    package init(
        input: Price? = nil,
        output: Price? = nil,
        cacheRead: Price? = nil,
        cacheWrite5m: Price? = nil,
        cacheWrite1h: Price? = nil,
        reasoning: Price? = nil
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite5m = cacheWrite5m
        self.cacheWrite1h = cacheWrite1h
        self.reasoning = reasoning
    }

    /// The price as it is stated.
    package subscript(kind: TokenKind) -> Price? {
        get { self[keyPath: Self.path(of: kind)] }
        set { self[keyPath: Self.path(of: kind)] = newValue }
    }

    /// The other prices where these say nothing.
    func filled(from other: PriceRates) -> PriceRates {
        PriceRates(
            input: input ?? other.input,
            output: output ?? other.output,
            cacheRead: cacheRead ?? other.cacheRead,
            cacheWrite5m: cacheWrite5m ?? other.cacheWrite5m,
            cacheWrite1h: cacheWrite1h ?? other.cacheWrite1h,
            // Its own price of reasoning goes with a list's own price of output.
            reasoning: reasoning ?? (output == nil ? other.reasoning : nil)
        )
    }

    /// What a provider that says nothing of caches asks for: it reads the tokens as input. But where it has a price for
    /// five minutes and none for an hour, nobody knows the one for an hour.
    func price(of kind: TokenKind) -> Price? {
        switch kind {
        case .input: input
        case .output: output
        case .reasoning: reasoning ?? output
        case .cacheRead: cacheRead ?? input
        case .cacheWrite5m: cacheWrite5m ?? input
        case .cacheWrite1h: cacheWrite1h ?? (cacheWrite5m == nil ? input : nil)
        }
    }

    private static func path(of kind: TokenKind) -> WritableKeyPath<PriceRates, Price?> {
        switch kind {
        case .input: \.input
        case .output: \.output
        case .reasoning: \.reasoning
        case .cacheRead: \.cacheRead
        case .cacheWrite5m: \.cacheWrite5m
        case .cacheWrite1h: \.cacheWrite1h
        }
    }
}
