/// A folder of a test's own.
package enum Scratch {}
