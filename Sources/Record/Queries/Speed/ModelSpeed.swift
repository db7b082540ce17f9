/// How fast a model answered.
package struct ModelSpeed: Hashable, Sendable {
    package let model: String
    package let responses: Int
    package let errors: Int
    /// Milliseconds to the first token; of those responses of which it is known, as the others too.
    package let firstToken: Spread?
    package let tokensPerSecond: Spread?
    /// Milliseconds.
    package let duration: Spread?
}
