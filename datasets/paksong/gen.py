"""Write the synthetic tables of this folder, byte for byte the same each time. Needs Python alone.

    python3 gen.py          write the seven tables
    python3 gen.py SEED     with another seed for the household panel

Random numbers are SplitMix64 with Box-Muller (cosine branch only), so that any language can make the same ones.
"""
import csv, math, os
class SM:
    def __init__(s, seed): s.s = seed & (2**64-1)
    def u64(s):
        s.s = (s.s + 0x9E3779B97F4A7C15) & (2**64-1); z = s.s
        z = ((z ^ (z>>30)) * 0xBF58476D1CE4E5B9) & (2**64-1)
        z = ((z ^ (z>>27)) * 0x94D049BB133111EB) & (2**64-1)
        return z ^ (z>>31)
    def u(s): return (s.u64()>>11) * (1.0/9007199254740992.0)      # [0,1)
    def n(s):
        u1 = 1.0 - s.u(); u2 = s.u()
        return math.sqrt(-2*math.log(u1))*math.cos(2*math.pi*u2)
    def k(s, m): return int(s.u()*m)
r = SM(20230427)
# ---------- 1. ToT, n=28 ----------
aff = ['farmer_group']*12+['bpc_coop']*9+['attapeu_doic']*7
first = ['Somchai','Bounmy','Khamla','Noy','Phonesavanh','Souk','Vanida','Thongchanh','Keo','Manivanh','Bounthong','Chanthavy','Sengdeuane','Khamphone','Latsamy','Oudom','Phet','Saysamone','Touy','Vilay','Bouavanh','Dalavanh','Inpone','Kongkeo','Malaythong','Nang','Somphone','Thipphavong']
lao = ['ສົມໄຊ','ບຸນມີ','ຄຳຫຼ້າ','ນ້ອຍ','ພອນສະຫວັນ','ສຸກ','ວານິດາ','ທອງຈັນ','ແກ້ວ','ມະນີວັນ','ບຸນທອງ','ຈັນທະວີ','ແສງເດືອນ','ຄຳພອນ','ລັດສະໝີ','ອຸດົມ','ເພັດ','ໄຊສະໝອນ','ຕຸ້ຍ','ວິໄລ','ບົວວັນ','ດາລາວັນ','ອິນພອນ','ກອງແກ້ວ','ມາໄລທອງ','ນາງ','ສົມພອນ','ທິບພະວົງ']
variant = {2:'Khamlar', 3:'Noi', 6:'Vanidah', 9:'Manyvanh', 12:'Sengduan', 19:'Vilai'}
mods = ['relationships','collective_action','business_structures','coop_principles','lao_law']
J=20; b=[-1.5,-1.0,-0.6,-0.2, -1.1,-0.5,0.0,0.4, -0.7,-0.1,0.3,0.8, -0.8,-0.3,0.2,0.9, 0.0,0.5,0.9,1.4]
key=[('A','B','C','D')[r.k(4)] for _ in range(J)]
extra=[0,0,0,0,0,0,0,0,.1,.1,.1,.1,.3,.3,.3,.3,-.2,-.2,-.2,-.2]  # module-specific learning
sex=['F' if i in (3,6,8,9,12,14,17,19,20,21,25) else 'M' for i in range(28)]
th=[0.8*r.n() for _ in range(28)]; de=[0.9+0.4*r.n() for _ in range(28)]; fo=[-0.25+0.3*r.n() for _ in range(28)]
def resp(t,wave):
    out=[]
    for j in range(J):
        p=0.20+0.80/(1+math.exp(-1.2*(t+(extra[j] if wave else 0)-b[j])))
        if r.u()<0.02 and wave==0: out.append(''); continue     # omitted
        if r.u()<p: out.append(key[j])
        else:
            w=[c for c in 'ABCD' if c!=key[j]]; out.append(w[[0,0,1,1,2][r.k(5)]])
    return out
pre=[resp(th[i],0) for i in range(28)]; post=[resp(th[i]+de[i],1) for i in range(28)]; fol=[resp(th[i]+de[i]+fo[i],1) for i in range(28)]
ids=['LCA-%03d'%(i+1) for i in range(28)]
q=['q%02d'%(j+1) for j in range(J)]
def w(fn,hdr,rows):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), fn),'w',newline='',encoding='utf-8') as f:
        c=csv.writer(f,lineterminator='\n'); c.writerow(hdr); c.writerows(rows)
w('tot_key.csv',['item','module','correct','options','irt_b_true'],[[q[j],mods[j//4],key[j],4,b[j]] for j in range(J)])
w('tot_pre.csv',['participant_id','name_latin','name_lao','sex','affiliation','session']+q,[[ids[i],first[i],lao[i],sex[i],aff[i],'2023-04-27']+pre[i] for i in range(28)])
rows=[]
for i in range(28):
    if i in (10,23): continue                                  # 2 left before the post-test
    pid=ids[i]
    if i==2: pid=''                                             # ID left blank
    if i==6: pid='LCA-070'                                      # digits transposed (LCA-007)
    rows.append([pid,variant.get(i,first[i]),lao[i],sex[i],aff[i],'2023-04-28']+post[i])
w('tot_post.csv',['participant_id','name_latin','name_lao','sex','affiliation','session']+q,rows)
rows=[]
for i in range(28):
    if i in (1,10,16,23,26,27): continue
    rows.append([ids[i],first[i],lao[i],sex[i],aff[i],'2023-10-27']+fol[i])
w('tot_follow6m.csv',['participant_id','name_latin','name_lao','sex','affiliation','session']+q,rows)
# ---------- 2. returnee household panel ----------
# All random numbers are drawn unconditionally, so both potential outcomes use the same draws:
# the finite-sample truth (ITT, LATE) is known exactly and shipped in returnee_truth.csv.
import sys
SEED2 = int(sys.argv[1]) if len(sys.argv)>1 else 20230506
r = SM(SEED2)
V=32; dist=['Paksong','Bachiangchaleunsook','Samakhixay','Sanxay']
treat={}
for p in range(16):
    t=r.u()<0.5; treat[2*p]=int(t); treat[2*p+1]=1-int(t)
hid=0; out=[]; truth=[]; CPI={0:1.0,1:1.386}     # illustrative deflator only
rd3=lambda x:int(round(x/1000))*1000
def income(base,eff,take,z):
    uw,nw,us,ns,nf,nc,uo,no,ur,nr,coffee=z
    wage=math.exp(base+0.35+0.5*eff+.4*nw) if uw<0.42+0.08*take else 0
    self_=math.exp(base-0.1+eff+.5*ns) if us<0.30+0.10*take else 0
    farm=(math.exp(base+0.2+eff+.4*nf)-math.exp(base-0.6+.3*nc)) if coffee else 0
    own=math.exp(base-1.0+.4*no) if (coffee or uo<.5) else 0
    rem=math.exp(base-0.3+.5*nr) if ur<0.22 else 0
    return (wage,self_,farm,own,rem)
for v in range(V):
    a=0.20*r.n(); d=dist[v//8]; nh=10+r.k(9)
    for h in range(nh):
        hid+=1
        fem=int(r.u()<0.48); age=18+r.k(28); size=3+r.k(5); ch=min(size-2,r.k(4)); mon=3+r.k(30)
        comply=int(r.u()<0.72); take=treat[v]*comply
        eta=0.50*r.n(); coffee=int(r.u()<0.66); ua=r.u()
        att=ua<(0.14 if treat[v]==0 else 0.08)
        for t in (0,1):
            z=(r.u(),r.n(),r.u(),r.n(),r.n(),r.n(),r.u(),r.n(),r.u(),r.n(),coffee)
            base=13.6+a+eta+0.20*t
            y0=income(base,0,0,z); y1=income(base,0.22*t,1*t,z)
            y=y1 if take and t else y0
            if t==1: truth.append([f'HH{hid:04d}',f'V{v+1:02d}',treat[v],comply,int(att),rd3(sum(y0)),rd3(sum(y1))])
            if t==1 and att: continue
            out.append([f'HH{hid:04d}',f'V{v+1:02d}',d,v//2+1,t,'2022-05' if t==0 else '2024-05',treat[v],take if t else 0,'F' if fem else 'M',age,size,ch,mon,coffee]+[rd3(x*CPI[t]) for x in y])
w('returnee_panel.csv',['hh_id','village_id','district','pair_id','wave','month','assigned','treated','returnee_sex','returnee_age','hh_size','children_u14','months_since_return','grows_coffee','wage_lak','selfemp_lak','farm_net_lak','own_consumption_lak','remittance_lak'],out)
w('returnee_truth.csv',['hh_id','village_id','assigned','complier','attrits','income_real_if_untreated','income_real_if_treated'],truth)
c=[x for x in truth if x[3]]; sate=sum(x[6]-x[5] for x in c)/len(c); itt=sum((x[6]-x[5]) if x[3] else 0 for x in truth)/len(truth)
print(SEED2,'true complier effect',round(sate),'true ITT',round(itt),'mean Y0',round(sum(x[5] for x in truth)/len(truth)))
# ---------- 3. coop ledger ----------
r = SM(20230429); out=[]
names=['Bolaven A','Bolaven B','Bolaven C','Paksong D','Paksong E','Thateng F','Sanxay G','Sanxay H']
for c in range(8):
    m=40+r.k(220); eq=60e6+r.u()*240e6; g=0.06+0.05*r.n(); yld=420+60*r.n()
    for y in range(2019,2025):
        if c==7 and y>2022: break                    # dissolved
        if c==6 and y<2021: continue                 # registered 2021
        new=max(0,int(m*(g+0.04+0.03*r.n()))); ex=max(0,int(m*(0.03+0.02*r.n()))); m0=m; m=m+new-ex
        wm=int(m*(0.30+0.02*(y-2019)+0.03*r.n())); yo=int(m*(0.16+0.02*r.n()))
        prod=m*yld*(1+0.10*r.n()); share=min(.95,max(.3,0.62+0.03*(y-2019)+0.06*r.n())); vol=prod*share
        fg=21000*(1.0,1.05,1.10,1.45,1.90,2.40)[y-2019]*(1+.04*r.n()); pp=fg*(1.06+.03*r.n()); sp=pp*(1.22+.04*r.n())
        rev=vol*sp; cogs=vol*pp; opx=rev*(0.12+.02*r.n()); sur=rev-cogs-opx; div=max(0,sur)*0.35; pat=max(0,sur)*0.40
        shares=eq*0.5+m*250000; eq=eq+max(0,sur)*0.25+ (sur if sur<0 else 0)
        ca=rev*0.18+40e6; cl=rev*0.11+15e6; debt=rev*0.09; ta=ca+eq*0.9+80e6
        out.append([f'C{c+1}',names[c],'producer',y,m0,new,ex,m,wm,yo,3+r.k(3),9,2+r.k(6),round(prod),round(vol),round(fg),round(pp),round(sp),int(round(rev,-3)),int(round(cogs,-3)),int(round(opx,-3)),int(round(sur,-3)),int(round(pat,-3)),int(round(div,-3)),int(round(eq,-3)),int(round(shares,-3)),int(round(ta,-3)),int(round(ca,-3)),int(round(cl,-3)),int(round(debt,-3))])
w('coop_ledger.csv',['coop_id','coop_name','coop_type','year','members_start','members_joined','members_left','members_end','members_women_end','members_youth_end','board_women','board_total','employees_end','member_production_kg','member_supplied_kg','farmgate_price_lak_kg','price_paid_members_lak_kg','sale_price_lak_kg','revenue_lak','cogs_lak','opex_lak','net_surplus_lak','patronage_refund_lak','share_dividend_lak','equity_lak','member_share_capital_lak','total_assets_lak','current_assets_lak','current_liabilities_lak','borrowings_lak'],out)
