/* SPDX-License-Identifier: GPL-2.0 */
/*
 * names - the names this room looks up, one row each
 *
 * OB_NAME(x): the text is "__x__"; OB_WORD(x, text): another one. The includer
 * defines both.
 */
OB_NAME(abs) OB_NAME(abstractmethods) OB_NAME(add) OB_NAME(aiter)
OB_NAME(and) OB_NAME(anext) OB_NAME(annotations) OB_NAME(await)
OB_NAME(bases) OB_NAME(bool) OB_NAME(builtins) OB_NAME(bytes) OB_NAME(call)
OB_NAME(class)
OB_NAME(class_getitem) OB_NAME(classcell) OB_NAME(contains) OB_NAME(del)
OB_NAME(delattr) OB_NAME(delete) OB_NAME(delitem) OB_NAME(dict) OB_NAME(dir)
OB_NAME(divmod) OB_NAME(doc) OB_NAME(eq) OB_NAME(float) OB_NAME(floordiv)
OB_NAME(format) OB_NAME(ge) OB_NAME(get) OB_NAME(getattr)
OB_NAME(getattribute) OB_NAME(getitem) OB_NAME(getstate) OB_NAME(gt)
OB_NAME(hash) OB_NAME(iadd) OB_NAME(iand) OB_NAME(ifloordiv)
OB_NAME(ilshift) OB_NAME(imatmul) OB_NAME(imod) OB_NAME(imul)
OB_NAME(index) OB_NAME(init) OB_NAME(init_subclass) OB_NAME(instancecheck)
OB_NAME(int) OB_NAME(invert) OB_NAME(ior) OB_NAME(ipow) OB_NAME(irshift)
OB_NAME(isabstractmethod) OB_NAME(isub) OB_NAME(iter) OB_NAME(itruediv)
OB_NAME(ixor) OB_NAME(le) OB_NAME(len) OB_NAME(length_hint)
OB_NAME(lshift) OB_NAME(lt) OB_NAME(match_args) OB_NAME(matmul)
OB_NAME(missing) OB_NAME(mod) OB_NAME(module) OB_NAME(mro_entries)
OB_NAME(mul) OB_NAME(name) OB_NAME(ne) OB_NAME(neg) OB_NAME(new)
OB_NAME(next) OB_NAME(notes) OB_NAME(or) OB_NAME(orig_bases)
OB_NAME(orig_class) OB_NAME(origin) OB_NAME(parameters) OB_NAME(pos)
OB_NAME(pow) OB_NAME(prepare) OB_NAME(qualname) OB_NAME(radd)
OB_NAME(rand) OB_NAME(rdivmod) OB_NAME(reduce) OB_NAME(reduce_ex)
OB_NAME(repr) OB_NAME(reversed) OB_NAME(rfloordiv) OB_NAME(rlshift)
OB_NAME(rmatmul) OB_NAME(rmod) OB_NAME(rmul) OB_NAME(ror)
OB_NAME(round) OB_NAME(rpow) OB_NAME(rrshift) OB_NAME(rshift)
OB_NAME(rsub) OB_NAME(rtruediv) OB_NAME(rxor) OB_NAME(set)
OB_NAME(set_name) OB_NAME(setattr) OB_NAME(setitem) OB_NAME(setstate)
OB_NAME(sizeof) OB_NAME(slots) OB_NAME(str) OB_NAME(sub)
OB_NAME(subclasscheck) OB_NAME(subclasses) OB_NAME(truediv)
OB_NAME(trunc) OB_NAME(weakref) OB_NAME(wrapped) OB_NAME(xor)
OB_WORD(in_module, "<module>")
