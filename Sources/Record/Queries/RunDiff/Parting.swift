/// Where the conversations of two runs begin to differ.
package enum Parting: Hashable, Sendable {
    /// What either run did there, and after how many parts that are the same.
    case at(sameParts: Int, first: SaidPart?, second: SaidPart?)
    /// To the end, or as far as was looked.
    case nowhere(sameParts: Int, isWhole: Bool)
    /// Nothing of what was said in them can be read; with what there is to say about it.
    case unknown(String)
}
